using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>Completion less the share of the year that has gone by at the period's end, in percentage points: negative is behind time.</summary>
internal sealed class Pace : IDerivation
{
    public Measure Measure => Measure.Pace;

    public static decimal Of(decimal completion, TimePeriod period) => completion - Elapsed(period);

    /// <summary>
    /// How much of the year has gone by, in %: whole months as the schedule of a plan counts them (June is half the year), days where
    /// the period is a week or a day.
    /// </summary>
    public static decimal Elapsed(TimePeriod period)
    {
        var end = period.End;
        if (period.Freq is not (Freq.Weekly or Freq.Daily))
            return end.Month * 100m / 12;
        // The last week of a year may end in the next.
        return end.Year > period.Year ? 100 : end.DayOfYear * 100m / (DateTime.IsLeapYear(end.Year) ? 366 : 365);
    }

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.Find(point, Measure.Completion) is { } completion
            ? around.Figure(rule, point, Measure, Of(completion.Value, point.Period), [completion])
            : null;

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.MayHaveHad(point, Measure.Completion);
}
