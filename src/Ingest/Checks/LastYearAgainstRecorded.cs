using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A figure of last year for comparison that is not what was reported then, or a late report of that year that is not what was compared with since.</summary>
internal sealed class LastYearAgainstRecorded : ICheck
{
    public CheckKind Kind => CheckKind.LastYear;

    public FindingCode Code => FindingCodes.LastYearAgainstRecorded;

    /// <summary>In % of the figure that was reported.</summary>
    public decimal Tolerance => 0.1m;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in report.Figures)
            questions.Ask(figure.Observation.Key, figure.Observation.Period);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in evidence.Report.Figures)
        {
            var (key, period) = (figure.Observation.Key, figure.Observation.Period);
            var isComparable = figure.Observation.Basis == Basis.Comparable;
            // A report that gives the period itself is the better word on it.
            if ((isComparable && evidence.Report.Own(key, period) is not null)
                || evidence.SettingOf(this, key.Indicator) is not { } setting
                || evidence.Recorded(key, period) is not { Vintage: { } vintage } recorded
                || (vintage.Observation.Basis == Basis.Comparable) == isComparable)
            {
                continue;
            }

            var own = Known.Of(figure)!;
            if (own.DiffersFrom(recorded, setting.Tolerance))
            {
                yield return Evidence.Make(
                    this,
                    setting,
                    figure,
                    evidence.NameOf(key, period),
                    Shown.Number(own.Value),
                    Shown.Number(recorded.Value),
                    vintage.Submission.FileName,
                    FindingArgument.Words(own.Unit)) with
                    {
                        Suggestion = evidence.Expected(figure, own, recorded.Value),
                    };
            }
        }
    }
}
