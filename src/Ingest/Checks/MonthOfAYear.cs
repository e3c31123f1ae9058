using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What is known of a month (or quarter) and of the year around it.</summary>
/// <param name="Key">The series of single months.</param>
/// <param name="Month">The month's own value.</param>
/// <param name="Cumulative">The year through it.</param>
/// <param name="Before">The year before it; null where that is not known, and of the first.</param>
internal sealed record MonthOfAYear(SeriesKey Key, TimePeriod Period, Known Month, Known Cumulative, Known? Before)
{
    /// <summary>Whether what the year came to before is known, if only because it begins with this month.</summary>
    public bool IsBeforeKnown => Period.Number == 1 || Before is not null;

    /// <summary>Asks for the months of which a report has something to say, for their cumulatives and for those before.</summary>
    public static void Ask(CheckedReport report, Questions questions)
    {
        foreach (var (month, period) in report.Months)
        {
            questions.Ask(month, period);
            questions.Ask(CumulativeOf(month), period, before: 1);
        }
    }

    /// <summary>The months of which a report has something to say and both values are known.</summary>
    public static IEnumerable<MonthOfAYear> In(Evidence evidence)
    {
        foreach (var (key, period) in evidence.Report.Months)
        {
            if (evidence.Find(key, period) is { } month && evidence.Find(CumulativeOf(key), period) is { } cumulative)
                yield return new MonthOfAYear(key, period, month, cumulative, period.Number == 1 ? null : evidence.Find(CumulativeOf(key), period.Previous));
        }
    }

    /// <summary>The months of which a report has something to say: a cumulative has its say about its own month and about the one after it.</summary>
    public static IEnumerable<(SeriesKey Key, TimePeriod Period)> Of(CheckedReport report) =>
        report.OwnFigures
            .Where(f => f.Observation.Key is { Measure: Measure.Level, Accumulation: not Accumulation.Stock, Freq: Freq.Quarterly or Freq.Monthly } && Additive.IsAmount(report.IndicatorOf(f)))
            .SelectMany(f => PeriodsOf(f).Select(p => (f.Observation.Key with { Accumulation = Accumulation.Period }, p)))
            .Distinct();

    private static SeriesKey CumulativeOf(SeriesKey month) => month with { Accumulation = Accumulation.YearToDate };

    private static IEnumerable<TimePeriod> PeriodsOf(Figure figure)
    {
        yield return figure.Observation.Period;
        if (figure.Observation.Key.Accumulation == Accumulation.YearToDate && figure.Observation.Period.TryPlus(1) is { } next && next.Year == figure.Observation.Period.Year)
            yield return next;
    }
}
