namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>What does not belong together in a request.</summary>
public enum TransformMistake
{
    /// <summary>An index needs its base period, and nothing else has one.</summary>
    IndexAndBase,

    /// <summary>A way to make longer periods without their frequency.</summary>
    AggregateWithoutFreq,
}
