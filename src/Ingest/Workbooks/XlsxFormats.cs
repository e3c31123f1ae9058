using System.Globalization;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The number format of each cell style of an .xlsx.</summary>
internal static class XlsxFormats
{
    /// <exception cref="OverBudgetException">There are too many styles.</exception>
    public static IReadOnlyList<CellFormat> Read(PartXml xml, WorkbookLimits limits)
    {
        var codes = new Dictionary<int, string>();
        var known = new Dictionary<int, CellFormat>();
        var formats = new List<CellFormat>();
        var isWithin = false;
        while (xml.Read())
        {
            switch (xml.Name)
            {
                case "cellXfs":
                    isWithin = xml is { IsElement: true, IsEmptyElement: false };
                    break;
                case "numFmt" when xml.IsElement && xml.Depth == 2 && xml.Attribute("formatCode") is { } code:
                    codes[Number(xml, "numFmtId")] = code;
                    break;
                case "xf" when xml.IsElement && isWithin:
                    if (formats.Count >= limits.Styles)
                        throw new OverBudgetException(FileFindings.OverLimit(Terms.Styles, formats.Count + 1, limits.Styles));
                    var id = Number(xml, "numFmtId");
                    // Styles share formats, and parsing a format takes longer than a style.
                    if (!known.TryGetValue(id, out var format))
                        known[id] = format = CellFormat.Of(id, codes.GetValueOrDefault(id));
                    formats.Add(format);
                    break;
                default:
                    break;
            }
        }

        return formats;
    }

    private static int Number(PartXml xml, string attribute) =>
        int.TryParse(xml.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
