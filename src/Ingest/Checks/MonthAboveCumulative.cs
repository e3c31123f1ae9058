using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A month (or quarter) that is more than the year's cumulative through it, of what is never negative. It is asked where the cumulative before is not known:
/// else <see cref="MonthAgainstCumulatives"/> says it, more sharply.
/// </summary>
internal sealed class MonthAboveCumulative : ICheck
{
    public CheckKind Kind => CheckKind.Difference;

    public FindingCode Code => FindingCodes.MonthAboveCumulative;

    /// <summary>In the indicator's unit.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions) => MonthOfAYear.Ask(report, questions);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (key, period, month, now, _) in MonthOfAYear.In(evidence).Where(m => !m.IsBeforeKnown && evidence.Catalog.IndicatorsByCode[m.Key.Indicator].Minimum >= 0))
        {
            if (evidence.SettingOf(this, key.Indicator) is not { } setting
                || (month.Figure ?? now.Figure) is not { } where
                || month.Interval.Low <= now.Interval.High + setting.Tolerance)
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
                Evidence.PlacesOf(where == month.Figure ? [now] : [month], where.Observation.Origin.Sheet),
                FindingArgument.Words(month.Unit));
        }
    }
}
