using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A column whose figures stand one row too far: each fits what its neighbor used to be, and not what it was itself.</summary>
internal sealed class ShiftedFigures : ICheck
{
    // Fewer rows follow their neighbors by chance.
    private const int LeastRows = 10;

    // How far figures must be from their own history, as the logarithm of a ratio.
    private const double Far = 0.3;

    // How many times better the neighbor's history must fit.
    private const double Better = 4;

    public CheckKind Kind => CheckKind.Shifted;

    public FindingCode Code => FindingCodes.ShiftedFigures;

    /// <summary>In %: how well the figures must fit the history of their neighbors.</summary>
    public decimal Tolerance => 12;

    public void Ask(CheckedReport report, Questions questions) => Past.AskReferences(report.Lines.Where(l => l.IsColumn).SelectMany(l => l.Figures), questions);

    public void AskFurther(Evidence evidence, Questions questions) => Past.AskOtherReferences(evidence.Report.Lines.Where(l => l.IsColumn).SelectMany(l => l.Figures), evidence, questions);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var line in evidence.Report.Lines.Where(l => l.IsColumn && l.Figures.Length >= LeastRows))
        {
            if (evidence.SettingOf(this, line.Figures[0].Observation.Key.Indicator) is not { } setting || evidence.FitOf(line) is not { Figures.Count: >= LeastRows } fit)
                continue;
            var own = fit.Spread(0);
            if (own <= Far)
                continue;
            foreach (var shift in new[] { -1, 1 })
            {
                var shifted = fit.Spread(shift);
                if (shifted <= (double)setting.Tolerance / 100 && own > Better * shifted)
                    yield return Evidence.Make(this, setting, line.Sheet, line.Range, FindingArgument.Of(line.Period), shift < 0 ? "@down" : "@up");
            }
        }
    }
}
