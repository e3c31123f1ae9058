using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;
using OfficeOpenXml;
using OfficeOpenXml.Style;
using OfficeOpenXml.Style.XmlAccess;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// The cell styles of an .xlsx by their numbers, through EPPlus, which is given nothing but them: it opens a workbook of one empty sheet.
/// Where it cannot, the number formats are known all the same, and the rest is unknown.
/// </summary>
internal sealed class XlsxStyles
{
    // A style sheet becomes a tree in memory, many times its size.
    private const long MostBytes = 64L << 20;

    // As many styles as are kept, of all style sheets together: a few megabytes.
    private const int MostKept = 50_000;

    // Workbooks of one maker share their style sheet to the letter, and for each one EPPlus builds a tree and has the whole heap collected.
    private static readonly MemoryCache Kept = new(new MemoryCacheOptions { SizeLimit = MostKept });

    private readonly CellStyle[] _styles;

    private XlsxStyles(CellStyle[] styles) => _styles = styles;

    /// <summary>Those of a workbook without any.</summary>
    public static XlsxStyles None { get; } = new([]);

    /// <summary>The style of a number; one that is not there looks like an unstyled cell.</summary>
    public CellStyle this[int number] => number < _styles.Length ? _styles[number] : Plain;

    private static CellStyle Plain { get; } = new(CellFormat.General, false, 0, HorizontalAlignment.General, Borders.None);

    /// <exception cref="OverBudgetException">There are too many styles, or they are too large.</exception>
    public static XlsxStyles Read(byte[] part, IReadOnlyList<CellFormat> formats)
    {
        if (part.LongLength > MostBytes)
            throw new OverBudgetException(FileFindings.OverLimit(Terms.UnpackedSize, part.LongLength, MostBytes));
        var hash = Convert.ToHexStringLower(SHA256.HashData(part));
        if (Kept.TryGetValue(hash, out XlsxStyles? kept))
            return kept!;
        var styles = Parse(part, formats);
        return formats.Count > MostKept / 10 ? styles : Kept.Set(hash, styles, new MemoryCacheEntryOptions { Size = Math.Max(formats.Count, 1) });
    }

    private static XlsxStyles Parse(byte[] part, IReadOnlyList<CellFormat> formats)
    {
        try
        {
            using var stream = new MemoryStream(WorkbookOf(part));
            using var package = new ExcelPackage(stream);
            var xfs = package.Workbook.Styles.CellXfs;
            return new XlsxStyles([.. formats.Select((format, i) => StyleOf(xfs[i], format))]);
        }
        catch (Exception fault) when (ReaderFaults.IsAboutContent(fault))
        {
            return new XlsxStyles([.. formats.Select(f => CellStyle.Unknown with { Format = f })]);
        }
    }

    private static CellStyle StyleOf(ExcelXfs style, CellFormat format) => new(
        format,
        style.Font.Bold,
        style.Indent,
        style.HorizontalAlignment switch
        {
            ExcelHorizontalAlignment.Left => HorizontalAlignment.Left,
            ExcelHorizontalAlignment.Center or ExcelHorizontalAlignment.CenterContinuous or ExcelHorizontalAlignment.Distributed
                or ExcelHorizontalAlignment.Justify => HorizontalAlignment.Center,
            ExcelHorizontalAlignment.Right => HorizontalAlignment.Right,
            _ => HorizontalAlignment.General,
        },
        Side(style.Border.Top, Borders.Top) | Side(style.Border.Bottom, Borders.Bottom) | Side(style.Border.Left, Borders.Left) | Side(style.Border.Right, Borders.Right),
        style.Font.Strike,
        IsWhite(style.Font.Color) && (style.Fill.PatternType == ExcelFillStyle.None || (style.Fill.PatternType == ExcelFillStyle.Solid && IsWhite(style.Fill.BackgroundColor))));

    // What EPPlus calls the background is what a solid fill shows: the foreground of its pattern.
    // Of the colors by number 1 and 9 are white, of those of a theme the first is the paper's.
    private static bool IsWhite(ExcelColorXml color) =>
        color is { Rgb: "FFFFFFFF" or "00FFFFFF" } or { Indexed: 1 or 9 } or { Theme: "0", Tint: 0 };

    private static Borders Side(ExcelBorderItemXml line, Borders side) => line.Style == ExcelBorderStyle.None ? Borders.None : side;

    private static byte[] WorkbookOf(byte[] styles)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write("[Content_Types].xml", """
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>
                """u8);
            Write("_rels/.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """u8);
            Write("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>
                """u8);
            Write("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
                """u8);
            Write("xl/worksheets/sheet1.xml", """
                <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>
                """u8);
            Write("xl/styles.xml", StrictNames.Translate(styles));

            void Write(string name, ReadOnlySpan<byte> content)
            {
                using var entry = archive.CreateEntry(name, System.IO.Compression.CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }
}
