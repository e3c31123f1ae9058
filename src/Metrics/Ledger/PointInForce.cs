using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What is known of a group of series at a period: one point of InfluxDB.</summary>
/// <param name="Group">The series, all but their measure.</param>
/// <param name="Period">The period.</param>
/// <param name="Sequence">The number of the last change to it.</param>
/// <param name="Measures">The vintages in force, one for each measure, in the order of <see cref="Measure"/>; empty when all that was known was taken back.</param>
public sealed record PointInForce(SeriesGroup Group, TimePeriod Period, long Sequence, ImmutableArray<Vintage> Measures);
