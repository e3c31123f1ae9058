using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Reads text with a row on each line: CSV, and the tab-separated exports that often bear the name of a workbook.</summary>
internal sealed partial class DelimitedTextReader : IWorkbookReader
{
    // Of two that as many lines have, the one that stands in no title and no number.
    private static readonly char[] Delimiters = ['\t', ',', ';'];

    // Nothing is known of how a text file looks, and its numbers have no format.
    private static readonly CellStyle Plain = new(CellFormat.General, null, null, null, null);

    public WorkbookReading Read(string fileName, ReadOnlyMemory<byte> content, ReadingBudget budget)
    {
        if (TextEncodings.Decode(content.Span) is not { } text || IsBinary(text))
            return FileFindings.NotAWorkbook(Terms.UnknownContent);
        if (Delimiter(text) is not { } delimiter)
            return FileFindings.NotAWorkbook(Terms.PlainText);

        var isTornOff = false;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            // Blank lines part tables, and spaces indent labels.
            SkipEmptyLines = false,
            TrimWhitespace = false,
            OnMalformedRecord = record => isTornOff |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        };
        var draft = new SheetDraft(Path.GetFileNameWithoutExtension(fileName), is1904: false, budget) { IsHidden = false, HasPictures = false };
        using var reader = CsvReader.FromText(text, options);
        for (var row = 0; reader.Read(); row++)
        {
            for (var column = 0; column < reader.FieldCount; column++)
            {
                budget.Step();
                Add(draft, new CellAddress(row, column), reader.GetString(column));
            }
        }

        if (isTornOff)
            return FileFindings.Damaged(Terms.Incomplete);
        var (sheet, findings) = draft.Build([], _ => false, _ => false);
        return new WorkbookReading(new Workbook(fileName, [sheet]), [.. findings]);
    }

    private static void Add(SheetDraft draft, CellAddress address, string field)
    {
        // A leading zero makes a code, not a number; what is dressed (1,234 or 5.6%) is read where the other dressed numbers are.
        if (PlainNumber().IsMatch(field) && double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            draft.AddNumber(address, number, Plain);
        else
            draft.AddText(address, field, Plain);
    }

    private static bool IsBinary(string text) => text.AsSpan(0, Math.Min(text.Length, 1 << 16)).ContainsAny(ControlCharacters);

    /// <summary>The delimiter that most lines have; null when no line has one.</summary>
    private static char? Delimiter(string text)
    {
        var lines = text.AsSpan(0, Math.Min(text.Length, 1 << 16)).ToString().Split('\n');
        var best = Delimiters.Select(d => (Delimiter: d, Lines: lines.Count(l => l.Contains(d, StringComparison.Ordinal)))).MaxBy(d => d.Lines);
        return best.Lines > 1 || (best.Lines == 1 && lines.Length <= 2) ? best.Delimiter : null;
    }

    private static readonly System.Buffers.SearchValues<char> ControlCharacters =
        System.Buffers.SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r', '\f', '\v'])]);

    [GeneratedRegex(@"\A-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]+)?\z")]
    private static partial Regex PlainNumber();
}
