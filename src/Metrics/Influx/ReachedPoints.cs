namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Everything that a page of changes reaches.</summary>
/// <param name="Points">The points that are to be written or taken away as a whole.</param>
/// <param name="Flags">Points that stand there already and of which only the mark of the latest may be another.</param>
internal sealed record ReachedPoints(IReadOnlyList<ReachedPoint> Points, IReadOnlyList<ReachedPoint> Flags);
