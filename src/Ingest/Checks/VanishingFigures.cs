using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A row or column of which most figures are so small that the digits in which the catalog shows their indicator leave nothing of them: households by the
/// ten thousand under a heading that counts them one by one. It is asked of figures that nothing is known of; of others <see cref="UnitSlip"/> says more.
/// </summary>
internal sealed class VanishingFigures : ICheck
{
    public CheckKind Kind => CheckKind.UnitSlip;

    public FindingCode Code => FindingCodes.VanishingFigures;

    /// <summary>None: a figure vanishes or not.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions) => Fit.Ask(Suspects(report), questions);

    public void AskFurther(Evidence evidence, Questions questions) => Fit.AskFurther(evidence, Suspects(evidence.Report), questions);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        // A table of one row and one column of such figures says it once.
        var told = new HashSet<Figure>();
        foreach (var line in evidence.Report.Lines)
        {
            if (evidence.SettingOf(this, line.Figures[0].Observation.Key.Indicator) is not { } setting)
                continue;
            var unknown = line.Figures.Where(f => f.Observation.Value != 0 && !IsKnown(evidence, f)).ToList();
            var vanishing = unknown.Where(f => Vanishes(evidence.Report, f)).ToList();
            if (unknown.Count < FigureLine.Least || vanishing.Count * 2 <= unknown.Count || vanishing.All(told.Contains))
                continue;
            told.UnionWith(vanishing);
            var first = vanishing[0];
            yield return Evidence.Make(
                this,
                setting,
                line.Sheet,
                line.Range,
                Shown.Number(vanishing.Count),
                evidence.NameOf(first.Observation.Key, line.Period),
                Shown.Number(first.Observation.Value!.Value),
                FindingArgument.Words(first.Observation.Unit));
        }
    }

    private static IEnumerable<FigureLine> Suspects(CheckedReport report) => report.Lines.Where(l => l.Figures.Any(f => Vanishes(report, f)));

    // A whole history may come at once, in the same wrong unit.
    private static bool IsKnown(Evidence evidence, Figure figure) =>
        Past.Reference(evidence, figure.Observation.Key, figure.Observation.Period) is { } reference && !(reference.Figure is { } arriving && Vanishes(evidence.Report, arriving));

    private static bool Vanishes(CheckedReport report, Figure figure) =>
        report.IndicatorOf(figure) is { Decimals: { } digits } indicator && Additive.IsAmount(indicator)
        && figure.Observation.Value is { } value and not 0 && Math.Round(value, digits, MidpointRounding.AwayFromZero) == 0;
}
