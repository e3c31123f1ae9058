using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What is known of a group of series at a period: one point of InfluxDB.</summary>
/// <param name="Group">The series, all but their measure.</param>
/// <param name="Period">The period.</param>
/// <param name="Sequence">The number of the last change to it.</param>
/// <param name="Measures">The vintages in force, one for each measure, in the order of <see cref="Measure"/>; empty when all that was known was taken back.</param>
/// <param name="EverGiven">Every measure that any report ever gave a value for, superseded and withdrawn reports included.</param>
public sealed record PointInForce(
    SeriesGroup Group, TimePeriod Period, long Sequence, ImmutableArray<Vintage> Measures, ImmutableArray<Measure> EverGiven)
{
    /// <summary>Whether any measure in force has a value: then it is a point of InfluxDB.</summary>
    public bool HasValue => Measures.Any(v => v.Observation.Value is not null);
}
