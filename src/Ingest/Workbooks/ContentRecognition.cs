using System.Text;
using System.Text.Json;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What a file is by its content, whatever its name says: something to read, or why it is refused.</summary>
internal sealed record ContentRecognition
{
    // Enough to see the root element of a web page behind its comments and styles.
    private const int Head = 64 * 1024;

    private ContentRecognition()
    {
    }

    public WorkbookFormat Format { get; private init; }

    /// <summary>What the readers are given.</summary>
    public ReadOnlyMemory<byte> Content { get; private init; }

    /// <summary>How many cells hold something, as far as counting tells; a reader that gives fewer may have lost some.</summary>
    public long Cells { get; private init; }

    public bool HasPictures { get; private init; }

    /// <summary>Whether it is under a password, which need not be a secret one.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Whether the library that reads this format best can be trusted with the file; otherwise the next one reads it.</summary>
    public bool IsForSecondReader { get; init; }

    /// <summary>Null when the file can be read.</summary>
    public WorkbookReading? Refusal { get; private init; }

    public static ContentRecognition Readable(WorkbookFormat format, ReadOnlyMemory<byte> content, long cells, bool hasPictures) =>
        new() { Format = format, Content = content, Cells = cells, HasPictures = hasPictures };

    public static ContentRecognition Refused(WorkbookReading refusal) => new() { Refusal = refusal };

    public static ContentRecognition Of(ReadOnlyMemory<byte> content, ReadingBudget budget) => content.Span switch
    {
        [(byte)'P', (byte)'K', 3, 4, ..] => PackageInspection.Inspect(content, budget),
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => CompoundFileInspection.Inspect(content, budget.Limits),
        // BIFF records without a container, as the very first versions of Excel and some exporters write them.
        [0x09, 0x00 or 0x02 or 0x04 or 0x08, < 0x20, 0x00, ..] => RecordInspection.Inspect(content, content, budget.Limits),
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => NotAWorkbook("PDF"),
        [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => NotAWorkbook("RTF"),
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] or [(byte)'7', (byte)'z', 0xBC, 0xAF, ..] or [0x1F, 0x8B, ..]
            or [(byte)'P', (byte)'K', ..] => NotAWorkbook(Terms.CompressedArchive),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] or [0xFF, 0xD8, 0xFF, ..] or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
            or [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..] => NotAWorkbook(Terms.Picture),
        [(byte)'M', (byte)'Z', ..] or [0x7F, (byte)'E', (byte)'L', (byte)'F', ..] => NotAWorkbook(Terms.Program),
        var other => OfText(content, other),
    };

    private static ContentRecognition OfText(ReadOnlyMemory<byte> content, ReadOnlySpan<byte> bytes)
    {
        // Markup is ASCII in every encoding that pages come in; without zero bytes UTF-16 is too.
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]).Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FF', '\u00FE', ' ', '\t', '\r', '\n');
        if (head.StartsWith("MIME-Version:", StringComparison.OrdinalIgnoreCase))
            return Refused(FileFindings.WebPage);
        if (head.StartsWith('<'))
            return OfMarkup(head);
        if (head.StartsWith('{') || head.StartsWith('['))
        {
            if (IsJson(content))
                return NotAWorkbook("JSON");
        }

        return Readable(WorkbookFormat.DelimitedText, content, cells: 0, hasPictures: false);
    }

    private static ContentRecognition OfMarkup(string head)
    {
        if (head.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
            && !head.Contains("<html", StringComparison.OrdinalIgnoreCase))
        {
            return NotAWorkbook("XML Spreadsheet 2003");
        }

        string[] webPage = ["<html", "<!doctype html", "<table", "<body", "<head"];
        return webPage.Any(tag => head.Contains(tag, StringComparison.OrdinalIgnoreCase)) ? Refused(FileFindings.WebPage) : NotAWorkbook("XML");
    }

    private static bool IsJson(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var _ = JsonDocument.Parse(content);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static ContentRecognition NotAWorkbook(string content) => Refused(FileFindings.NotAWorkbook(content));
}
