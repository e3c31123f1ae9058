using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A month (or quarter) that is not the difference of two cumulatives. After 1-2月 in one there is no cumulative of January, and so nothing to say of February.
/// </summary>
internal sealed class MonthAgainstCumulatives : ICheck
{
    public CheckKind Kind => CheckKind.Difference;

    public FindingCode Code => FindingCodes.MonthAgainstCumulatives;

    /// <summary>In the indicator's unit.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions) => AskOfMonths(report, questions);

    /// <summary>Asks for the months of which the report has something to say, for their cumulatives and for those before.</summary>
    internal static void AskOfMonths(CheckedReport report, Questions questions)
    {
        foreach (var (month, period) in Months(report))
        {
            questions.Ask(month, period);
            questions.Ask(month with { Accumulation = Accumulation.YearToDate }, period, before: 1);
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (key, period) in Months(evidence.Report))
        {
            var cumulative = key with { Accumulation = Accumulation.YearToDate };
            if (evidence.SettingOf(this, key.Indicator) is not { } setting
                || evidence.Find(key, period) is not { } month
                || evidence.Find(cumulative, period) is not { } now)
            {
                continue;
            }

            if (!IsBeforeKnown(evidence, cumulative, period))
                continue;
            var before = Before(evidence, cumulative, period);
            var difference = now.Interval - (before?.Interval ?? Interval.Of(0));
            var known = new[] { month, now, before }.OfType<Known>().ToList();
            if (known.Select(k => k.Figure).OfType<Figure>().FirstOrDefault() is not { } where
                || (month.Interval.Low <= difference.High + setting.Tolerance && difference.Low <= month.Interval.High + setting.Tolerance))
            {
                continue;
            }

            yield return Evidence.Make(
                this,
                setting,
                where,
                evidence.NameOf(key, period),
                Shown.Number(month.Value),
                Shown.Number(now.Value),
                Shown.Number(before?.Value ?? 0),
                Shown.Number(now.Value - (before?.Value ?? 0)),
                Evidence.PlacesOf(known.Where(k => k.Figure != where), where.Observation.Origin.Sheet),
                FindingArgument.Words(month.Unit)) with
                {
                    Suggestion = Evidence.Expected(where, month, now.Value - (before?.Value ?? 0)),
                };
        }
    }

    /// <summary>Whether the cumulative before a period is known, if only because the year begins with it.</summary>
    internal static bool IsBeforeKnown(Evidence evidence, SeriesKey cumulative, TimePeriod period) => period.Number == 1 || Before(evidence, cumulative, period) is not null;

    private static Known? Before(Evidence evidence, SeriesKey cumulative, TimePeriod period) => period.Number == 1 ? null : evidence.Find(cumulative, period.Previous);

    /// <summary>The months of which the report has something to say. A cumulative has its say about its own month and about the one after it.</summary>
    internal static IEnumerable<(SeriesKey Month, TimePeriod Period)> Months(CheckedReport report) =>
        report.OwnFigures
            .Where(f => f.Observation.Key is { Measure: Measure.Level, Accumulation: not Accumulation.Stock, Freq: Freq.Quarterly or Freq.Monthly } && Additive.IsAmount(report.IndicatorOf(f)))
            .SelectMany(f => PeriodsOf(f).Select(p => (f.Observation.Key with { Accumulation = Accumulation.Period }, p)))
            .Distinct();

    private static IEnumerable<TimePeriod> PeriodsOf(Figure figure)
    {
        yield return figure.Observation.Period;
        if (figure.Observation.Key.Accumulation == Accumulation.YearToDate && figure.Observation.Period.TryPlus(1) is { } next && next.Year == figure.Observation.Period.Year)
            yield return next;
    }
}
