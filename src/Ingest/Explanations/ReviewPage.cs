using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>The first sheet of a returned workbook: verdict and counts, then a row for each finding with a link to its cell and a place to explain it.</summary>
/// <param name="Lines">What stands above the table.</param>
/// <param name="Headings">Those of <paramref name="Rows"/>; the column of explanations and the hidden one of keys come behind them.</param>
/// <param name="Earlier">The page of an earlier return, which it takes the place of; null for none.</param>
/// <param name="EarlierMarks">What that return put on the sheets, by their names.</param>
internal sealed record ReviewPage(
    ImmutableArray<string> Lines, ImmutableArray<string> Headings, ImmutableArray<ReviewRow> Rows, string? Earlier, IReadOnlyDictionary<string, EarlierMarks> EarlierMarks)
{
    // What a cell holds, and a row in points: what is beyond makes a spreadsheet call the file damaged.
    private const int MostCharacters = 32_767;
    private const int HighestRow = 409;

    private const string HeadingColor = "FFD9D9D9";
    private const string AnswerColor = "FFFFFFCC";

    // In characters: number and kind, where, what stands there and should, what is wrong, what to do, what the sender says.
    private static readonly int[] Widths = [6, 10, 9, 14, 10, 16, 18, 42, 32, 36];

    /// <summary>The sheet as XML.</summary>
    /// <param name="names">The namespace of the workbook's own sheets.</param>
    public XDocument Page(XNamespace names, StyleVariants styles)
    {
        var rows = new List<XElement>();
        foreach (var line in Lines)
            rows.Add(Row(names, rows.Count, [(line, 0)]));
        var heading = styles.Of(0, HeadingColor);
        var top = rows.Count;
        rows.Add(Row(names, top, [.. Headings.Append(ReviewSheet.ExplanationHeading).Append(ReviewSheet.KeyHeading).Select(h => (h, heading))]));
        foreach (var row in Rows)
        {
            var (plain, marked, answer) = (styles.Wrapped(0), styles.Wrapped(styles.Of(0, row.Color)), styles.Wrapped(styles.Of(0, AnswerColor)));
            var line = Row(names, rows.Count, [.. row.Texts.Select((t, i) => (t, i == 1 ? marked : plain)), (row.Explanation, row.IsAsked ? answer : plain), (row.Key, 0)]);
            // Not every program makes a row as high as its lines; words that are not broken take a little more.
            var lines = row.Texts.Append(row.Explanation).Zip(Widths, (text, width) => TextWidth.LinesOf(text, width - 4)).Max();
            line.Add(new XAttribute("ht", Math.Min(HighestRow, lines * LineHeight)), new XAttribute("customHeight", 1));
            rows.Add(line);
        }

        var links = Rows.Select((row, i) => (row.Target, Cell: new CellAddress(top + 1 + i, LinkColumn).ToString())).Where(l => l.Target is not null).ToList();
        return new XDocument(new XElement(
            names + "worksheet",
            new XElement(names + "sheetPr", new XElement(names + "pageSetUpPr", new XAttribute("fitToPage", 1))),
            new XElement(names + "sheetViews", new XElement(names + "sheetView", new XAttribute("workbookViewId", 0))),
            new XElement(names + "cols", Widths.Select((width, i) => Column(names, i, width)), Hidden(names)),
            new XElement(names + "sheetData", rows),
            links.Count == 0 ? null : new XElement(names + "hyperlinks", links.Select(l => new XElement(names + "hyperlink", new XAttribute("ref", l.Cell), new XAttribute("location", l.Target!)))),
            // As wide as the paper, as long as it takes.
            new XElement(names + "pageSetup", new XAttribute("paperSize", A4), new XAttribute("orientation", "landscape"), new XAttribute("fitToWidth", 1), new XAttribute("fitToHeight", 0))));
    }

    private const int LinkColumn = 4;
    private const int A4 = 9;

    // In points: what Chinese characters take that come from another font than the Latin ones.
    private const int LineHeight = 18;

    private static string Held(string text) =>
        text.Length <= MostCharacters ? text : text[..(MostCharacters - (char.IsHighSurrogate(text[MostCharacters - 2]) ? 2 : 1))] + "…";

    private XElement Hidden(XNamespace names)
    {
        var column = Column(names, Headings.Length + 1, 10);
        column.SetAttributeValue("hidden", 1);
        return column;
    }

    private static XElement Column(XNamespace names, int index, int width) => new(
        names + "col", new XAttribute("min", index + 1), new XAttribute("max", index + 1), new XAttribute("width", width), new XAttribute("customWidth", 1));

    private static XElement Row(XNamespace names, int row, ImmutableArray<(string Text, int Style)> cells) => new(
        names + "row",
        new XAttribute("r", (row + 1).ToString(CultureInfo.InvariantCulture)),
        cells.Select((cell, column) => new XElement(
            names + "c",
            new XAttribute("r", new CellAddress(row, column)),
            new XAttribute("s", cell.Style),
            cell.Text.Length == 0
                ? null
                : new object[]
                {
                    new XAttribute("t", "inlineStr"),
                    new XElement(names + "is", new XElement(names + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), Held(PackageMarker.Printable(cell.Text)))),
                })));
}
