using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A cumulative that is smaller than an earlier one of its year, or, where a month comes late, larger than a later one. What may be negative may fall, as profits
/// do: the catalog says so by its bounds, and where it gives none, the series itself.
/// </summary>
internal sealed class CumulativeFalls : ICheck
{
    // So many periods in a row may be missing.
    private const int Near = 3;

    // So many years back a series may have shown that it falls.
    private const int Years = 2;

    public CheckKind Kind => CheckKind.Cumulative;

    public FindingCode Code => FindingCodes.CumulativeFalls;

    /// <summary>In the indicator's unit.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in Cumulatives(report))
        {
            var period = figure.Observation.Period;
            // What comes after is seldom there.
            questions.Ask(figure.Observation.Key, period, before: period.Number > 1 ? 1 : 0, after: Math.Min(Near, LastOf(period).Number - period.Number));
        }
    }

    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var (key, period) in Cumulatives(evidence.Report).Select(f => (f.Observation.Key, f.Observation.Period)).Where(p => Nearest(evidence, p.Key, p.Period, -1) is null))
            questions.Ask(key, period, before: Math.Min(Near, period.Number - 1));

        foreach (var (figure, _, _) in Contradictions(evidence, Cumulatives(evidence.Report).Where(f => evidence.Report.IndicatorOf(f).Minimum is null)))
            questions.Ask(figure.Observation.Key, figure.Observation.Period, before: PeriodsBack(figure.Observation.Period));
    }

    public IEnumerable<Finding> Find(Evidence evidence) =>
        from contradiction in Contradictions(evidence, Cumulatives(evidence.Report))
        where evidence.Report.IndicatorOf(contradiction.Figure).Minimum is not null || !Falls(evidence, contradiction.Figure)
        select Finding(evidence, contradiction.Setting, contradiction.Figure, contradiction.Other);

    private IEnumerable<(Figure Figure, CheckSetting Setting, (TimePeriod Period, Known Known) Other)> Contradictions(Evidence evidence, IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
        {
            var (key, period) = (figure.Observation.Key, figure.Observation.Period);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting || Known.Of(figure) is not { } own)
                continue;
            var earlier = Nearest(evidence, key, period, -1);
            if (earlier is { } before && own.Interval.High + setting.Tolerance < before.Known.Interval.Low)
                yield return (figure, setting, before);
            // Of two that arrive together the later one is told of.
            else if (Nearest(evidence, key, period, 1) is { Known.Vintage: not null } after && own.Interval.Low > after.Known.Interval.High + setting.Tolerance)
                yield return (figure, setting, after);
        }
    }

    // A loss, or a fall that was accepted before.
    private static bool Falls(Evidence evidence, Figure figure)
    {
        var (key, last) = (figure.Observation.Key, figure.Observation.Period);
        var past = Enumerable.Range(1, PeriodsBack(last))
            .Select(back => last.TryPlus(-back) is { } at ? evidence.Recorded(key, at) is { } known ? (at.Year, known.Value) : ((int Year, decimal Value)?)null : null)
            .OfType<(int Year, decimal Value)>()
            .ToList();
        return figure.Observation.Value < 0 || past.Any(p => p.Value < 0) || past.Zip(past.Skip(1)).Any(pair => pair.First.Year == pair.Second.Year && pair.First.Value < pair.Second.Value);
    }

    private static int PeriodsBack(TimePeriod period) => Years * LastOf(period).Number;

    private Finding Finding(Evidence evidence, CheckSetting setting, Figure figure, (TimePeriod Period, Known Known) other) => Evidence.Make(
        this,
        setting,
        figure,
        evidence.NameOf(figure.Observation.Key, figure.Observation.Period),
        Shown.Number(figure.Observation.Value!.Value),
        FindingArgument.Of(other.Period),
        Shown.Number(other.Known.Value),
        Evidence.PlacesOf([other.Known], figure.Observation.Origin.Sheet),
        FindingArgument.Words(figure.Observation.Unit));

    private static IEnumerable<Figure> Cumulatives(CheckedReport report) => report.OwnFigures.Where(f =>
        f.Observation.Key is { Measure: Measure.Level, Accumulation: Accumulation.YearToDate, Freq: Freq.HalfYearly or Freq.Quarterly or Freq.Monthly }
        && report.IndicatorOf(f) is var indicator && Additive.IsAmount(indicator) && !(indicator.Minimum < 0));

    private static (TimePeriod Period, Known Known)? Nearest(Evidence evidence, SeriesKey key, TimePeriod period, int step)
    {
        var left = Near;
        for (var at = period.TryPlus(step); at is { } other && other.Year == period.Year && left > 0; at = other.TryPlus(step), left--)
        {
            if (evidence.Find(key, other) is { } known)
                return (other, known);
        }

        return null;
    }

    private static TimePeriod LastOf(TimePeriod period) => TimePeriod.OfYear(period.Year).LastOf(period.Freq);
}
