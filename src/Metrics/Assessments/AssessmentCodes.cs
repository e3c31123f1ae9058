using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>The code lists by which scores are written.</summary>
public static class AssessmentCodes
{
    public static Codelist<ScoreOutcome> Outcome { get; } = new(
        (ScoreOutcome.Computed, "computed"),
        (ScoreOutcome.Clipped, "clipped"),
        (ScoreOutcome.BoundsMeet, "bounds_meet"),
        (ScoreOutcome.Missing, "missing"));
}
