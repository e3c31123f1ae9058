using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>The codes by which transformations and their choices are written; they are also the names of the rules beside computed values.</summary>
public static class TransformCodes
{
    public static Codelist<Transform> Transform { get; } = new(
        (Transformations.Transform.Level, "level"),
        (Transformations.Transform.Change, "change"),
        (Transformations.Transform.Yoy, "yoy"),
        (Transformations.Transform.YoyDiff, "yoy_diff"),
        (Transformations.Transform.Mom, "mom"),
        (Transformations.Transform.Period, "period"),
        (Transformations.Transform.YearToDate, "ytd"),
        (Transformations.Transform.Index, "index"),
        (Transformations.Transform.Share, "share"),
        (Transformations.Transform.Contribution, "contribution"));

    public static Codelist<Aggregation> Aggregation { get; } = new(
        (Transformations.Aggregation.Sum, "sum"),
        (Transformations.Aggregation.Average, "avg"),
        (Transformations.Aggregation.EndOfPeriod, "eop"));

    public static Codelist<Whole> Whole { get; } = new(
        (Transformations.Whole.Item, "item"),
        (Transformations.Whole.Indicator, "indicator"),
        (Transformations.Whole.Area, "area"));

    public static Codelist<TransformMistake> Mistake { get; } = new(
        (TransformMistake.IndexAndBase, "index_and_base"),
        (TransformMistake.AggregateWithoutFreq, "aggregate_without_freq"));

    public static Codelist<Obstacle> Obstacle { get; } = new(
        (Transformations.Obstacle.ConstantPrice, "constant_price"),
        (Transformations.Obstacle.ReportedOnly, "reported_only"),
        (Transformations.Obstacle.UnknownIndicator, "unknown_indicator"),
        (Transformations.Obstacle.Percentage, "percentage"),
        (Transformations.Obstacle.NotAdditive, "not_additive"),
        (Transformations.Obstacle.Weekly, "weekly"),
        (Transformations.Obstacle.NotFiner, "not_finer"),
        (Transformations.Obstacle.NoTotal, "no_total"),
        (Transformations.Obstacle.NoBase, "no_base"));
}
