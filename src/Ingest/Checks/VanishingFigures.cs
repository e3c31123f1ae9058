using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A row or column, or what a sheet says of one series, of which most figures are so small that the digits in which the catalog shows their indicator leave
/// little of them: households by the ten thousand under a heading that counts them one by one. It is not asked of series that were so small before, nor where
/// <see cref="UnitSlip"/> says more.
/// </summary>
internal sealed class VanishingFigures : ICheck
{
    // So much of a figure may be lost in showing it.
    private const decimal Loss = 0.05m;

    public CheckKind Kind => CheckKind.UnitSlip;

    public FindingCode Code => FindingCodes.VanishingFigures;

    /// <summary>None: a figure vanishes or not.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions) => Past.AskReferences(Suspects(report), questions);

    public void AskFurther(Evidence evidence, Questions questions) => Past.AskOtherReferences(Suspects(evidence.Report), evidence, questions);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        // A table of one row and one column of such figures says it once.
        var told = new HashSet<Figure>();
        foreach (var line in Lines(evidence.Report))
        {
            if (evidence.SettingOf(this, line[0].Observation.Key.Indicator) is not { } setting)
                continue;
            var asked = line.Where(f => f.Observation.Value != 0 && !IsKnown(evidence, f)).ToList();
            var vanishing = asked.Where(f => Vanishes(evidence.Report, f)).ToList();
            if (asked.Count < FigureLine.Least || vanishing.Count * 2 <= asked.Count || vanishing.All(told.Contains))
                continue;
            told.UnionWith(vanishing);
            var first = vanishing[0];
            yield return Evidence.Make(
                this,
                setting,
                first.Observation.Origin.Sheet,
                FigureLine.RangeOf(line),
                Shown.Number(vanishing.Count),
                evidence.NameOf(first.Observation.Key, first.Observation.Period),
                Shown.Number(first.Observation.Value!.Value),
                FindingArgument.Words(first.Observation.Unit));
        }
    }

    private static IEnumerable<IReadOnlyList<Figure>> Lines(CheckedReport report) =>
        report.Lines.Select(l => (IReadOnlyList<Figure>)l.Figures).Concat(
            from figure in report.OwnFigures
            group figure by (figure.Observation.Origin.Sheet, figure.Observation.Key) into series
            where series.Key.Key.Measure == Measure.Level && series.Count() >= FigureLine.Least
            select series.ToList());

    private static IEnumerable<Figure> Suspects(CheckedReport report) => Lines(report).Where(line => line.Any(f => Vanishes(report, f))).SelectMany(line => line);

    // A whole history may come at once, in the same wrong unit; one that was as small before is used to it.
    private static bool IsKnown(Evidence evidence, Figure figure) =>
        Past.Reference(evidence, figure.Observation.Key, figure.Observation.Period) is { } reference
        && (Vanishes(evidence.Report.IndicatorOf(figure), reference.Value)
            ? reference.Vintage is not null && Vanishes(evidence.Report, figure)
            : UnitSlip.IsAsked(evidence, figure));

    private static bool Vanishes(CheckedReport report, Figure figure) => Vanishes(report.IndicatorOf(figure), figure.Observation.Value);

    private static bool Vanishes(Indicator indicator, decimal? figure) =>
        indicator.Decimals is { } digits && Additive.IsAmount(indicator)
        && figure is { } value and not 0 && Math.Abs(Math.Round(value, digits, MidpointRounding.AwayFromZero) - value) > Math.Abs(value) * Loss;
}
