using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A rate of completion that is not the level divided by the target.</summary>
internal sealed class CompletionAgainstTarget : ICheck
{
    public CheckKind Kind => CheckKind.Completion;

    public FindingCode Code => FindingCodes.CompletionAgainstTarget;

    /// <summary>In percentage points.</summary>
    public decimal Tolerance => 0.05m;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var (group, period) in Groups(report))
        {
            foreach (var measure in new[] { Measure.Level, Measure.Target, Measure.Completion })
                questions.Ask(group.With(measure), period);
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (group, period) in Groups(evidence.Report))
        {
            if (evidence.SettingOf(this, group.Indicator) is not { } setting
                || evidence.Find(group.With(Measure.Level), period) is not { } level
                || evidence.Find(group.With(Measure.Target), period) is not { } target
                || evidence.Find(group.With(Measure.Completion), period) is not { } completion
                || Quotient.InPercent(level, target) is not var (value, expected)
                || (completion.Figure ?? level.Figure ?? target.Figure) is not { } where)
            {
                continue;
            }

            if (completion.Interval.Low <= expected.High + setting.Tolerance && expected.Low <= completion.Interval.High + setting.Tolerance)
                continue;
            yield return Evidence.Make(
                this,
                setting,
                where,
                evidence.NameOf(group.With(Measure.Completion), period),
                Shown.Number(completion.Value),
                Shown.Number(level.Value),
                Shown.Number(target.Value),
                Shown.Rounded(value),
                Evidence.PlacesOf(new[] { level, target, completion }.Where(k => k.Figure != where), where.Observation.Origin.Sheet),
                FindingArgument.Words(level.Unit)) with
                {
                    Suggestion = evidence.Expected(where, completion, completion.AsShown(value), level, target),
                };
        }
    }

    private static IEnumerable<(SeriesGroup Group, TimePeriod Period)> Groups(CheckedReport report) =>
        report.OwnPoints.Where(p => p.Any(f => f.Observation.Key.Measure is Measure.Level or Measure.Target or Measure.Completion)).Select(p => p.Key);
}
