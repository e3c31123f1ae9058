using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// Growth that does not follow from the level and that of a year before. Only where the catalog says that growth may be computed; last year's base may have been
/// revised since, so it is never more than a question.
/// </summary>
internal sealed class GrowthAgainstLevels : ICheck
{
    private static readonly Measure[] Growths = [Measure.Yoy, Measure.YoyDiff, Measure.YoyPoints];

    public CheckKind Kind => CheckKind.Growth;

    public FindingCode Code => FindingCodes.GrowthAgainstLevels;

    /// <summary>In percentage points; of an absolute change, in % of the base.</summary>
    public decimal Tolerance => 0.5m;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var (group, period) in Groups(report))
        {
            questions.Ask(group.With(Measure.Level), period);
            questions.Ask(group.With(Measure.Level), period.YearBefore);
            foreach (var growth in Growths)
                questions.Ask(group.With(growth), period);
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (group, period) in Groups(evidence.Report))
        {
            if (evidence.SettingOf(this, group.Indicator) is not { } setting
                || evidence.Find(group.With(Measure.Level), period) is not { } level
                || evidence.Find(group.With(Measure.Level), period.YearBefore) is not { } @base)
            {
                continue;
            }

            foreach (var measure in Growths)
            {
                if (evidence.Find(group.With(measure), period) is not { } growth
                    || (growth.Figure ?? level.Figure) is not { } where
                    || Expected(measure, level, @base, setting.Tolerance) is not var (value, expected)
                    || (growth.Interval.Low <= expected.High && expected.Low <= growth.Interval.High))
                {
                    continue;
                }

                yield return Evidence.Make(
                    this,
                    setting,
                    where,
                    evidence.NameOf(group.With(measure), period),
                    Shown.Number(growth.Value),
                    Shown.Number(level.Value),
                    Shown.Number(@base.Value),
                    Shown.Rounded(value),
                    Evidence.PlacesOf(new[] { level, @base, growth }.Where(k => k.Figure != where), where.Observation.Origin.Sheet),
                    FindingArgument.Words(growth.Unit),
                    FindingArgument.Words(level.Unit)) with
                    {
                        Suggestion = evidence.Expected(where, growth, growth.AsShown(value), level, @base),
                    };
            }
        }
    }

    private static IEnumerable<(SeriesGroup Group, TimePeriod Period)> Groups(CheckedReport report) =>
        report.OwnPoints
            .Where(p => p.Any(f => f.Observation.Key.Measure == Measure.Level || Growths.Contains(f.Observation.Key.Measure)) && report.IndicatorOf(p.First()).Growth == GrowthRule.Computable)
            .Select(p => p.Key);

    // What follows from the figures as they stand, and all that may where they are rounded: the middle of that is another number.
    private static (decimal Value, Interval Interval)? Expected(Measure measure, Known level, Known @base, decimal tolerance)
    {
        if (measure != Measure.Yoy)
        {
            var change = level.Interval - @base.Interval;
            var slack = measure == Measure.YoyPoints ? tolerance : Math.Abs(@base.Value) * tolerance / 100;
            return (level.Value - @base.Value, new Interval(change.Low - slack, change.High + slack));
        }

        // From nothing, or from a loss, there is no growth.
        return Quotient.InPercent(level, @base) is var (value, quotient) ? (value - 100, new Interval(quotient.Low - 100 - tolerance, quotient.High - 100 + tolerance)) : null;
    }
}
