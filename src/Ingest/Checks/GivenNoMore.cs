using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A report that corrects an earlier one of the same and no longer holds all of it: what that gave stays in force, and nobody said that it does not.</summary>
internal sealed class GivenNoMore : ICheck
{
    // Of what is missing so many are named.
    private const int Named = 5;

    public CheckKind Kind => CheckKind.GivenNoMore;

    public FindingCode Code => FindingCodes.GivenNoMore;

    /// <summary>In % of what the earlier report gave: where less of it comes again, it is taken for another report.</summary>
    public decimal Tolerance => 50;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in report.OwnFigures)
            questions.Ask(figure.Observation.Key, figure.Observation.Period);
    }

    // Only what corrects something is looked at closer.
    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var figure in evidence.Report.OwnFigures.Where(f => Corrected(evidence, f.Observation.Key, f.Observation.Period) is not null))
            questions.AskColumn(figure.Observation.Key, figure.Observation.Period);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        // Most reports correct nothing.
        var corrected = evidence.Report.OwnFigures
            .Select(f => (Figure: f, Submission: Corrected(evidence, f.Observation.Key, f.Observation.Period)?.Submission.Id))
            .Where(c => c.Submission is not null)
            .ToList();
        if (corrected.Count == 0)
            yield break;
        var submissions = corrected.Select(c => c.Submission!.Value).ToHashSet();
        var known = evidence.History.InForce.Values
            .Where(v => submissions.Contains(v.Submission.Id) && v.Observation is { Basis: Basis.Own, Value: not null })
            .ToLookup(v => ColumnOf(v.Observation.Key, v.Observation.Period));
        var firsts = evidence.Report.OwnFigures
            .GroupBy(f => ColumnOf(f.Observation.Key, f.Observation.Period))
            .ToDictionary(g => g.Key, g => g.First());
        foreach (var column in corrected.GroupBy(c => ColumnOf(c.Figure.Observation.Key, c.Figure.Observation.Period)))
        {
            if (evidence.SettingOf(this, column.Key.Indicator) is not { } setting)
                continue;
            // What those reports gave of a column that this one corrects in it.
            var own = column.Select(c => c.Submission!.Value).ToHashSet();
            foreach (var earlier in known[column.Key].Where(v => own.Contains(v.Submission.Id)).GroupBy(v => v.Submission.Id).OrderBy(g => g.Key))
            {
                var missing = earlier.Where(v => !evidence.Report.Gives(v.Observation.Key, v.Observation.Period)).ToList();
                var given = earlier.Count();
                if (missing.Count == 0 || (given - missing.Count) * 100 < given * setting.Tolerance)
                    continue;
                var names = string.Join('、', missing.Take(Named).Select(v => NameOf(evidence, v.Observation.Key))) + (missing.Count > Named ? "…" : "");
                yield return Evidence.Make(
                    this,
                    setting,
                    firsts[column.Key],
                    FindingArgument.Named(column.Key.Indicator, evidence.Catalog.IndicatorsByCode[column.Key.Indicator].Name),
                    FindingArgument.Of(column.Key.Period),
                    earlier.First().Submission.FileName,
                    Shown.Number(given),
                    Shown.Number(missing.Count),
                    FindingArgument.Named(string.Join(' ', missing.Select(v => v.Observation.Key)), names));
            }
        }
    }

    private static Vintage? Corrected(Evidence evidence, SeriesKey key, TimePeriod period) =>
        evidence.Recorded(key, period)?.Vintage is { Observation.Basis: Basis.Own } vintage && vintage.Submission.Department == evidence.Report.Department ? vintage : null;

    private static (string Indicator, Freq, Accumulation, Measure, TimePeriod Period) ColumnOf(SeriesKey key, TimePeriod period) =>
        (key.Indicator, key.Freq, key.Accumulation, key.Measure, period);

    private static string NameOf(Evidence evidence, SeriesKey key) =>
        key.Item is { } item ? evidence.Catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : evidence.AreaName(key.Area);
}
