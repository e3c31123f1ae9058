using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Support;

/// <summary>What reading a workbook may take.</summary>
internal static class SomeBudget
{
    /// <param name="limits">Null for the ordinary ones.</param>
    public static ReadingBudget Of(WorkbookLimits? limits = null) => new(limits ?? new WorkbookLimits(), TimeProvider.System, CancellationToken.None);
}
