namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Ends the reading of a workbook that takes too much, from however deep within a library; whoever began the reading gives the refusal instead.
/// </summary>
internal sealed class OverBudgetException(WorkbookReading refusal) : Exception($"Reading goes beyond its budget: {refusal.Findings[0].Code.Code}.")
{
    public WorkbookReading Refusal { get; } = refusal;
}
