using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A growth that is as a rule none: 5200 under 同比% is an amount in the wrong column, or has lost its point. Where the levels are known and grew as much it is borne out.
/// </summary>
internal sealed class ImplausibleGrowth : ICheck
{
    public CheckKind Kind => CheckKind.GrowthRange;

    public FindingCode Code => FindingCodes.ImplausibleGrowth;

    /// <summary>The most that anything grows, in %.</summary>
    public decimal Tolerance => 300;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in report.Figures.Where(IsGrowth))
        {
            var (level, period) = (figure.Observation.Key with { Measure = Measure.Level }, figure.Observation.Period);
            questions.Ask(level, period);
            questions.Ask(level, period.YearBefore);
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in evidence.Report.Figures.Where(IsGrowth))
        {
            var (key, period, value) = (figure.Observation.Key, figure.Observation.Period, figure.Observation.Value!.Value);
            if (evidence.SettingOf(this, key.Indicator) is { } setting && value > setting.Tolerance && !IsBorneOut(evidence, key, period, setting.Tolerance))
                yield return Evidence.Make(this, setting, figure, evidence.NameOf(key, period), Shown.Number(value), Shown.Number(setting.Tolerance));
        }
    }

    private static bool IsGrowth(Figure figure) => figure.Observation is { Key.Measure: Measure.Yoy, Value: > 0 };

    private static bool IsBorneOut(Evidence evidence, SeriesKey key, TimePeriod period, decimal most) =>
        evidence.Find(key with { Measure = Measure.Level }, period) is { Value: > 0 } level && evidence.Find(key with { Measure = Measure.Level }, period.YearBefore) is { Value: > 0 } @base
        && Robust.LogRatio(level.Value, @base.Value) > Math.Log(1 + ((double)most / 100));
}
