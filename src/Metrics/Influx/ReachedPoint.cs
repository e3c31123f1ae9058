using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>A point that changes reach, as it is to stand on the server.</summary>
/// <param name="Fields">None when it is to go.</param>
/// <param name="Gone">Fields that it may have had and has no more.</param>
internal sealed record ReachedPoint(
    ProjectedSource Source, TimePeriod Period, IReadOnlyList<KeyValuePair<string, FieldValue>> Fields, IReadOnlyList<string> Gone);
