using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A rank that is no whole number from 1 to the number of those ranked.</summary>
internal sealed class RankOutOfRange : ICheck
{
    public CheckKind Kind => CheckKind.RankRange;

    public FindingCode Code => FindingCodes.RankOutOfRange;

    /// <summary>In places.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var figure in evidence.Report.OwnFigures.Where(f => Ranking.Ranks.ContainsKey(f.Observation.Key.Measure)))
        {
            var (key, value) = (figure.Observation.Key, figure.Observation.Value!.Value);
            if (evidence.SettingOf(this, key.Indicator) is not { } setting)
                continue;
            var ranked = Ranking.Among(evidence.Catalog, key).Count;
            // One alone is ranked among others that the catalog does not know.
            if (value != decimal.Truncate(value) || value < 1 || (ranked > 1 && value > ranked + setting.Tolerance))
                yield return Evidence.Make(this, setting, figure, evidence.NameOf(key, figure.Observation.Period), Shown.Number(value), ranked > 1 ? Shown.Number(ranked) : "…");
        }
    }
}
