using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A report about a period of which another workbook of the department has given nearly all figures before, and nearly all otherwise: last month's period was
/// probably left in the title. A final report after a provisional one is none.
/// </summary>
internal sealed class StalePeriod : ICheck
{
    public CheckKind Kind => CheckKind.StalePeriod;

    public FindingCode Code => FindingCodes.StalePeriod;

    /// <summary>In %: how many of the figures may be new or the same.</summary>
    public decimal Tolerance => 20;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in report.OwnFigures.Where(f => f.Observation.Key.Measure == Measure.Level))
            questions.Ask(figure.Observation.Key, figure.Observation.Period);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var same in evidence.Report.OwnFigures.Where(f => f.Observation.Key.Measure == Measure.Level).GroupBy(f => (f.Observation.Origin.Sheet, f.Observation.Period)))
        {
            var figures = same.ToList();
            var first = figures[0];
            if (evidence.SettingOf(this, first.Observation.Key.Indicator) is not { } setting)
                continue;
            var otherwise = figures.Where(f => IsOtherwise(evidence, f)).ToList();
            if (otherwise.Count < FigureLine.Least || otherwise.Count < figures.Count * (1 - (setting.Tolerance / 100)))
                continue;
            var (key, period) = (otherwise[0].Observation.Key, same.Key.Period);
            yield return Evidence.Make(
                this,
                setting,
                same.Key.Sheet,
                FigureLine.RangeOf(otherwise),
                FindingArgument.Of(period),
                Shown.Number(otherwise.Count),
                evidence.Recorded(key, period)!.Vintage!.Submission.FileName);
        }
    }

    private static bool IsOtherwise(Evidence evidence, Figure figure) =>
        evidence.Recorded(figure.Observation.Key, figure.Observation.Period) is { Vintage: { Observation: { Basis: Basis.Own, Status: ObsStatus.Normal } } vintage } recorded
        && vintage.Submission.Department == evidence.Report.Department
        && Known.Of(figure)!.DiffersFrom(recorded);
}
