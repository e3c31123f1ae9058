namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What the cells of an .xlsx refer to.</summary>
/// <param name="Is1904">Whether days count from 1904.</param>
/// <param name="AsksForCalculation">Whether the workbook asks to be calculated when it is opened: programs that cannot calculate leave every formula as 0 then.</param>
/// <param name="SharedTexts">The shared texts; null when the workbook has none.</param>
/// <param name="CellStyles">The styles; null when the workbook has none.</param>
internal sealed record XlsxFrame(bool Is1904, bool AsksForCalculation, SharedTexts? SharedTexts, XlsxStyles? CellStyles)
{
    public bool HasStyles => CellStyles is not null;

    public SharedTexts Texts => SharedTexts ?? throw Package.Missing("The table of shared texts");

    public XlsxStyles Styles => CellStyles ?? XlsxStyles.None;
}
