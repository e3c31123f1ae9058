using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;

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

    public void Ask(CheckedReport report, Questions questions) => MonthOfAYear.Ask(report, questions);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var known in MonthOfAYear.In(evidence).Where(m => m.IsBeforeKnown))
        {
            var (key, period, month, now, before) = known;
            if (evidence.SettingOf(this, key.Indicator) is not { } setting)
                continue;
            var difference = now.Interval - (before?.Interval ?? Interval.Of(0));
            var all = new[] { month, now, before }.OfType<Known>().ToList();
            if (all.Select(k => k.Figure).OfType<Figure>().FirstOrDefault() is not { } where
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
                Evidence.PlacesOf(all.Where(k => k.Figure != where), where.Observation.Origin.Sheet),
                FindingArgument.Words(month.Unit)) with
                {
                    Suggestion = evidence.Expected(where, month, now.Value - (before?.Value ?? 0), now, before),
                };
        }
    }
}
