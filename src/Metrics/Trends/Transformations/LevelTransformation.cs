namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>Leaves the series as they are.</summary>
internal sealed class LevelTransformation : ITransformation
{
    public SeriesSet Apply(SeriesSet series, TransformScope scope) => series;
}
