using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>How a check is held for an indicator.</summary>
/// <param name="Tolerance">By how much figures may differ beyond their rounding; its unit is the check's.</param>
internal readonly record struct CheckSetting(Severity Severity, decimal Tolerance)
{
    /// <summary>The same for values that contradict: what an earlier report says, perhaps another department's, is not the sender's to mend at once, and must be open to explanation.</summary>
    public CheckSetting Against(IEnumerable<Known> values) =>
        Severity == Severity.Error && values.Any(v => v.Vintage is not null) ? this with { Severity = Severity.Verify } : this;
}
