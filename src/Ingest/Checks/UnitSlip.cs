using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A figure that is off its own history by the ratio of two units, or by ten, a hundred, a thousand, ten thousand, and fits when divided by it.</summary>
internal sealed class UnitSlip : ICheck
{
    // A count of a few units may well be ten times what it was.
    private const int LeastSteps = 20;

    // By so much more or less than an average month one may be, and no season makes it so many times as much.
    private const decimal Seasons = 1;
    private const decimal Seasonless = 100;

    // A series that moves by this factor from year to year has no level that a unit could be told from.
    private const double Restless = 0.7;

    private static readonly UnitSlip Check = new();

    public CheckKind Kind => CheckKind.UnitSlip;

    public FindingCode Code => FindingCodes.UnitSlip;

    /// <summary>By how many % the figure may differ from its history once it is divided.</summary>
    public decimal Tolerance => 25;

    public void Ask(CheckedReport report, Questions questions)
    {
        Past.AskReferences(Levels(report), questions);
        foreach (var (key, period) in Levels(report).Select(f => (f.Observation.Key, f.Observation.Period)).Where(p => p.Key.Accumulation == Accumulation.Period))
            questions.Ask(CumulativeOf(key), period);
    }

    public void AskFurther(Evidence evidence, Questions questions)
    {
        Past.AskOtherReferences(Levels(evidence.Report), evidence, questions);
        Past.AskChanges(this, Levels(evidence.Report), evidence, questions, (figure, setting) => SlipOf(evidence, setting.Tolerance, figure) is not null);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in Levels(evidence.Report))
        {
            var (key, period) = (figure.Observation.Key, figure.Observation.Period);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting || SlipOf(evidence, setting.Tolerance, figure) is not var (reference, slip) || IsRestless(evidence, key, period))
                continue;

            yield return Evidence.Make(
                this,
                setting,
                figure,
                evidence.NameOf(key, period),
                Shown.Number(figure.Observation.Value!.Value),
                Shown.Number(reference.Value),
                slip.Times,
                slip.Likely,
                Evidence.PlacesOf([reference], figure.Observation.Origin.Sheet),
                FindingArgument.Words(figure.Observation.Unit)) with
                {
                    Suggestion = evidence.Expected(figure, Known.Of(figure)!, figure.Observation.Value!.Value / slip.Factor),
                };
        }
    }

    /// <summary>Whether it asks about a figure.</summary>
    public static bool IsAsked(Evidence evidence, Figure figure) =>
        figure.Observation.Value > 0 && evidence.SettingOf(Check, figure.Observation.Key.Indicator) is { Severity: not Severity.Info } setting && SlipOf(evidence, setting.Tolerance, figure) is not null;

    private static IEnumerable<Figure> Levels(CheckedReport report) => report.OwnFigures.Where(f =>
        f.Observation.Key.Measure is Measure.Level or Measure.Target && f.Observation.Value > 0 && report.IndicatorOf(f).Unit.Quantity != Unit.Percent.Quantity);

    private static (Known Reference, UnitRatio Slip)? SlipOf(Evidence evidence, decimal tolerance, Figure figure)
    {
        var (key, period, value) = (figure.Observation.Key, figure.Observation.Period, figure.Observation.Value!.Value);
        if (Past.Reference(evidence, key, period) is not { } reference)
            return OfItsYear(evidence, figure);
        return Math.Max(value, reference.Value) >= LeastSteps * 2 * figure.Tolerance
            && UnitRatio.Of(evidence.Catalog, figure.Said, Robust.LogRatio(value, reference.Value), tolerance / 100) is { } slip
            && !FollowsTheLast(evidence, key, period, value, slip.Factor)
            ? (reference, slip)
            : null;
    }

    // A month of which nothing else is known is held against an average one of its year: seasons make it no hundredth of that.
    private static (Known Reference, UnitRatio Slip)? OfItsYear(Evidence evidence, Figure figure)
    {
        var (key, period, value) = (figure.Observation.Key, figure.Observation.Period, figure.Observation.Value!.Value);
        return key.Accumulation == Accumulation.Period
            && Past.Positive(evidence.Find(CumulativeOf(key), period)) is { } year
            && Math.Max(value, year.Value) >= LeastSteps * 2 * figure.Tolerance
            && UnitRatio.Of(evidence.Catalog, figure.Said, Robust.LogRatio(value, year.Value / period.Number), Seasons) is { } slip
            && Math.Max(slip.Factor, 1 / slip.Factor) >= Seasonless
            ? (year, slip)
            : null;
    }

    private static SeriesKey CumulativeOf(SeriesKey key) => key with { Accumulation = Accumulation.YearToDate };

    // What was reported last had the same size: the series has changed, not the unit.
    private static bool FollowsTheLast(Evidence evidence, SeriesKey key, TimePeriod period, decimal value, decimal factor) =>
        (Past.Last(evidence, key, period)?.Value ?? Past.OfLastYear(evidence, key, period)) is { } last && Math.Abs(Robust.LogRatio(value, last)) < Math.Abs(Math.Log((double)factor)) / 2;

    private static bool IsRestless(Evidence evidence, SeriesKey key, TimePeriod period) =>
        Past.Changes(evidence, key, period) is { Count: > 0 } changes && Robust.Median([.. changes.Select(Math.Abs)]) > Restless;
}
