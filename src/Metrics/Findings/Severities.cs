using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>The severities of findings.</summary>
public static class Severities
{
    /// <summary>The codes by which severities are written: info, verify, error.</summary>
    public static Codelist<Severity> Codes { get; } = new(
        (Severity.Info, "info"),
        (Severity.Verify, "verify"),
        (Severity.Error, "error"));
}
