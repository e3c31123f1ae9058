namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>
/// Makes series out of series. A gap stays a gap: nothing is filled in. Series that go on to a later step unchanged (the reported growth beside
/// levels) are among the answer.
/// </summary>
internal interface ITransformation
{
    SeriesSet Apply(SeriesSet series, TransformScope scope);
}
