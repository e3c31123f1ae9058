using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A row or column that says what it said for the period before. Lines that stood still before are used to it; a stock (总投资) may stand still from the
/// beginning, and must be known to have moved, before or after.
/// </summary>
internal sealed class CopiedFigures : ICheck
{
    public CheckKind Kind => CheckKind.Copied;

    public FindingCode Code => FindingCodes.CopiedFigures;

    /// <summary>In %: how many of the figures may have changed.</summary>
    public decimal Tolerance => 10;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var line in report.Lines)
        {
            foreach (var figure in line.Figures)
                questions.Ask(figure.Observation.Key, line.Period.Previous);
        }
    }

    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var line in evidence.Report.Lines)
        {
            if (evidence.SettingOf(this, line.Figures[0].Observation.Key.Indicator) is not { } setting || !IsCopied(PairsOf(evidence, line), setting))
                continue;
            foreach (var key in line.Figures.Select(f => f.Observation.Key))
            {
                questions.Ask(key, line.Period.Previous.Previous);
                if (key.Accumulation == Accumulation.Stock)
                    questions.Ask(key, line.Period, after: 1);
            }
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var line in evidence.Report.Lines)
        {
            if (evidence.SettingOf(this, line.Figures[0].Observation.Key.Indicator) is not { } setting)
                continue;
            var pairs = PairsOf(evidence, line);
            if (!IsCopied(pairs, setting) || StoodStill(pairs))
                continue;
            yield return Evidence.Make(
                this,
                setting,
                line.Sheet,
                line.Range,
                FindingArgument.Of(line.Period),
                Shown.Number(pairs.Count(p => p.IsSame)),
                FindingArgument.Of(line.Period.Previous),
                Evidence.PlacesOf([.. pairs.Where(p => p.IsSame).Select(p => p.Before)], line.Sheet));
        }
    }

    // What a period adds up to seldom stands still, and tells of the line wherever two are in it.
    private static bool StoodStill(List<Pair> pairs) =>
        pairs.FindAll(p => !p.IsStock) is { Count: > 1 } flows
            ? flows.Count(p => p.Stood == true) * 2 > flows.Count
            : pairs.Count(p => p.Stood == false) * 2 <= pairs.Count;

    private static bool IsCopied(List<Pair> pairs, CheckSetting setting) =>
        pairs.Count >= FigureLine.Least && pairs.Count(p => p.IsSame) >= pairs.Count * (1 - (setting.Tolerance / 100));

    private static List<Pair> PairsOf(Evidence evidence, FigureLine line) =>
    [
        .. from figure in line.Figures
           let key = figure.Observation.Key
           where figure.Observation.Value != 0
           let before = evidence.Find(key, line.Period.Previous)
           where before is not null
           select new Pair(key.Accumulation == Accumulation.Stock, figure.Observation.Value == before.Value, Stood(evidence, key, line.Period, before.Value), before),
    ];

    // Whether a figure was the same a period earlier; of a stock of which nothing is known then, whether it is the same a period later. Null where neither is known.
    private static bool? Stood(Evidence evidence, SeriesKey key, TimePeriod period, decimal value) =>
        (evidence.Find(key, period.Previous.Previous) ?? (key.Accumulation == Accumulation.Stock && period.TryPlus(1) is { } next ? evidence.Find(key, next) : null)) is { } other
            ? other.Value == value
            : null;

    /// <param name="Stood">Whether it was the same before that, too; null where nobody knows.</param>
    private sealed record Pair(bool IsStock, bool IsSame, bool? Stood, Known Before);
}
