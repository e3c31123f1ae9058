using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Which unit a measure of an indicator is in.</summary>
internal static class MeasureUnits
{
    /// <summary>The unit of a measure; it is the indicator's own where the measure is in what the indicator is.</summary>
    public static Unit UnitOf(Measure measure, Indicator indicator) => BuiltInUnitOf(measure) ?? indicator.Unit;

    /// <summary>The unit of a measure whatever its indicator; null where it is the indicator's own.</summary>
    public static Unit? BuiltInUnitOf(Measure measure) => measure switch
    {
        Measure.Level or Measure.Target or Measure.YoyDiff or Measure.Gap => null,
        Measure.YoyPoints or Measure.Pace => Unit.PercentagePoint,
        Measure.Rank or Measure.YoyRank or Measure.RankChange => Unit.Place,
        Measure.DaysOverdue => throw new ArgumentOutOfRangeException(nameof(measure), measure, "It is derived, never reported."),
        _ => Unit.Percent,
    };

    /// <summary>Whether the measure is in what the indicator is, so that its unit has to be said.</summary>
    public static bool IsInOwnUnit(Measure measure) => measure is Measure.Level or Measure.Target or Measure.YoyDiff;

    /// <summary>Whether the measure says by how much something grew or fell.</summary>
    public static bool IsChange(Measure measure) => measure is Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints or Measure.Mom or Measure.YoyTarget or Measure.Gap or Measure.Pace or Measure.RankChange;

    /// <summary>What a word means under a unit: 增减 under % is a rate, 增长 under 百分点 a difference of percentages.</summary>
    public static Measure Decide(MeasureWord? word, Unit? unit) => word switch
    {
        null => Measure.Level,
        { Measure: Measure.Yoy or null } when unit == Unit.PercentagePoint => Measure.YoyPoints,
        { Measure: null } => unit?.Quantity == Unit.Percent.Quantity ? Measure.Yoy : Measure.YoyDiff,
        { Measure: { } measure } => measure,
    };
}
