namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What the XML of an .xlsx says and a library does not tell, or tells wrongly.</summary>
/// <param name="Date1904">The workbook's mark of the 1904 count as written, <c>1</c> or <c>true</c>; null when it counts from 1900.</param>
/// <param name="Sheets">By the sheet's name.</param>
internal sealed record PackageFacts(string? Date1904, IReadOnlyDictionary<string, SheetFacts> Sheets)
{
    public SheetFacts Of(string sheet) => Sheets.GetValueOrDefault(sheet) ?? SheetFacts.None;
}

/// <param name="Errors">Error cells with their codes: ExcelDataReader takes them for empty ones.</param>
/// <param name="UncalculatedFormulas">Formulas that hold no result: EPPlus makes some of them 0.</param>
internal sealed record SheetFacts(IReadOnlyList<(CellAddress Address, string Code)> Errors, IReadOnlySet<CellAddress> UncalculatedFormulas)
{
    public static SheetFacts None { get; } = new([], new HashSet<CellAddress>());
}
