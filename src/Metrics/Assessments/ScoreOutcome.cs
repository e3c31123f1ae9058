namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>How an indicator came to its score.</summary>
public enum ScoreOutcome
{
    /// <summary>By the formula.</summary>
    Computed,

    /// <summary>By the formula, and held at a limit.</summary>
    Clipped,

    /// <summary>The bounds tell nobody apart: by the scheme's choice.</summary>
    BoundsMeet,

    /// <summary>There is no value: by the scheme's choice.</summary>
    Missing,
}
