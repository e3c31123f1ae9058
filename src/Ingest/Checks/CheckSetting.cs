using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>How a check is held for an indicator.</summary>
/// <param name="Tolerance">By how much figures may differ beyond their rounding; its unit is the check's.</param>
internal readonly record struct CheckSetting(Severity Severity, decimal Tolerance);
