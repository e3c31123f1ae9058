using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A change over a year that is far from those the series is used to. It is judged by median and median absolute deviation of at least eight earlier changes, so
/// that one wrong value in the past neither hides nor causes it; so few changes show less unrest than there is, and are allowed more. A project, which is at another
/// stage each year, is used to nothing.
/// </summary>
internal sealed class JumpOutOfHistory : ICheck
{
    // So many standard deviations, as the median absolute deviation gives them, are no chance.
    private const double Deviations = 6;

    // The spread of few changes is by chance less than it is: of so many, twice as much is allowed as of very many.
    private const double Few = 8;

    // A change by a few units of the last digit is no jump, whatever it is in %.
    private const int LeastSteps = 10;

    public CheckKind Kind => CheckKind.Jump;

    public FindingCode Code => FindingCodes.JumpOutOfHistory;

    /// <summary>In % beside the usual change: so much is never a jump.</summary>
    public decimal Tolerance => 30;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in Levels(report))
            questions.Ask(figure.Observation.Key, figure.Observation.Period.YearBefore);
    }

    public void AskFurther(Evidence evidence, Questions questions) =>
        Past.AskChanges(this, Levels(evidence.Report), evidence, questions, (figure, setting) => ChangeOf(evidence, figure, setting) is not null);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in Levels(evidence.Report))
        {
            var (key, period) = (figure.Observation.Key, figure.Observation.Period);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting
                || ChangeOf(evidence, figure, setting) is not { } before
                || Past.Changes(evidence, key, period) is not { Count: >= Past.LeastChanges } changes)
            {
                continue;
            }

            var value = figure.Observation.Value!.Value;
            var usual = Robust.Median(changes);
            var allowed = Math.Max(Deviations * (1 + (Few / changes.Count)) * Robust.Deviation(changes), Math.Log(1 + ((double)setting.Tolerance / 100)));
            // Beyond the largest decimal, where a history began with next to nothing.
            var expected = (double)before.Value * Math.Exp(usual);
            if (Math.Abs(Robust.LogRatio(value, before.Value) - usual) <= allowed || Math.Abs((double)value - expected) <= LeastSteps * 2 * (double)figure.Tolerance)
                continue;
            yield return Evidence.Make(
                this,
                setting,
                figure,
                evidence.NameOf(key, period),
                Shown.Number(value),
                Shown.Number(before.Value),
                Shown.Rounded(Percent(Robust.LogRatio(value, before.Value)), 1),
                Shown.Rounded(Percent(usual - allowed), 1),
                Shown.Rounded(Percent(usual + allowed), 1),
                Evidence.PlacesOf([before], figure.Observation.Origin.Sheet),
                FindingArgument.Words(figure.Observation.Unit));
        }
    }

    private static IEnumerable<Figure> Levels(CheckedReport report) =>
        report.OwnFigures.Where(f => f.Observation.Key.Measure == Measure.Level && f.Observation.Value > 0 && !report.IsOfOpenRegister(f));

    // What a year before was, where the change since is large enough to ask whether it is usual.
    private static Known? ChangeOf(Evidence evidence, Figure figure, CheckSetting setting) =>
        Past.Positive(evidence.Find(figure.Observation.Key, figure.Observation.Period.YearBefore)) is { } before
        && Math.Abs(Robust.LogRatio(figure.Observation.Value!.Value, before.Value)) > Math.Log(1 + ((double)setting.Tolerance / 100))
            ? before
            : null;

    private static decimal Percent(double logRatio) => (decimal)Math.Min((Math.Exp(logRatio) - 1) * 100, 1e9);
}
