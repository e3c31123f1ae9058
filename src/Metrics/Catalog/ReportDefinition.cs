using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A report that is due from a department.</summary>
/// <param name="Required">Codes of the indicators it must hold.</param>
/// <param name="Areas">Codes of the areas it must cover.</param>
public sealed record ReportDefinition(
    string Code,
    string Name,
    string Department,
    Freq Frequency,
    DueRule Due,
    IReadOnlyList<string> Areas,
    IReadOnlyList<string> Required)
{
    /// <summary>When leaders see it.</summary>
    public ReleaseRule Release { get; init; }
}
