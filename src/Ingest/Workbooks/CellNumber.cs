using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The number of a cell as a person sees it: a stored 0.056 under a % format is 5.6 with the unit %.</summary>
/// <param name="Value">The number; null for a missing-value mark.</param>
/// <param name="Unit">The unit in the cell itself, typed behind the number (万元, %) or shown by its format; null when there is none.</param>
/// <param name="Missing">What a missing-value mark says; null for a number.</param>
internal readonly record struct CellNumber(decimal? Value, string? Unit, MissingReason? Missing)
{
    /// <summary>Whether the cell says that something grew or fell by it (增长5.6, ↓3, 持平): no amount is written so.</summary>
    public bool SaysChange { get; init; }

    /// <summary>Whether the cell says by how much a growth is less than before (回落0.5), which is in percentage points.</summary>
    public bool SaysSlowing { get; init; }
}
