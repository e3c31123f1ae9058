using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A county that is not the sum of its townships. Not every indicator adds up (income per head does not): where an earlier period is known it decides, else a
/// whole among its parts is taken for an average, unless it is the sum but for one digit.
/// </summary>
internal sealed class AreasAndWhole : ICheck
{
    public CheckKind Kind => CheckKind.Areas;

    public FindingCode Code => FindingCodes.AreasAndWhole;

    /// <summary>In the indicator's unit.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var sum in report.AreaSums)
            questions.Ask(sum.Whole, sum.Period);
    }

    // Most townships' reports come without their county's, and most that come with it add up.
    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var sum in evidence.Report.AreaSums)
        {
            var (key, period) = (sum.Whole, sum.Period);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting || !sum.AskParts(evidence, questions))
                continue;
            var children = sum.Parts;
            if (evidence.Together(children.Prepend(key), period) is not [var whole, .. var parts] || Sums.Fits(whole, parts, setting.Tolerance))
                continue;
            foreach (var series in children.Prepend(key))
            {
                questions.Ask(series, period.Previous);
                questions.Ask(series, period.YearBefore);
            }
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var sum in evidence.Report.AreaSums)
        {
            var (key, period) = (sum.Whole, sum.Period);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting || evidence.Find(key, period) is null)
                continue;
            var children = sum.Parts;
            if (evidence.Together(children.Prepend(key), period) is not [var whole, .. var parts])
                continue;
            if (!Sums.Fits(whole, parts, setting.Tolerance) && AddsUp(evidence, key, children, period, whole, parts))
                yield return Sums.Contradiction(this, evidence, setting, evidence.NameOf(key, period), whole, parts);
        }
    }

    private static bool AddsUp(Evidence evidence, SeriesKey key, IReadOnlyList<SeriesKey> children, TimePeriod period, Known whole, IReadOnlyList<Known> parts)
    {
        foreach (var earlier in new[] { period.Previous, period.YearBefore })
        {
            var known = children.Prepend(key).Select(k => evidence.Find(k, earlier)).OfType<Known>().ToList();
            if (known is [var before, .. var rest] && rest.Count == children.Count)
                return Sums.IsClose(before, rest);
        }

        return !Sums.LooksLikeAverage(whole, parts) || Sums.IsMistyped(whole, parts);
    }
}
