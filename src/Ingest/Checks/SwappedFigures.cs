using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Two figures of a row or column that fit each other's history and not their own.</summary>
internal sealed class SwappedFigures : ICheck
{
    // How far a figure must be from its own history, as a logarithm: by 15 %.
    private const double Far = 0.15;

    // Two counts of a few units change places by chance.
    private const int LeastSteps = 8;

    // How many times as far as is usual in its line.
    private const double Unusual = 3.5;

    // How many times better the other's history must fit.
    private const double Better = 2;

    public CheckKind Kind => CheckKind.Swapped;

    public FindingCode Code => FindingCodes.SwappedFigures;

    /// <summary>In %: how well each must fit the other's history.</summary>
    public decimal Tolerance => 10;

    public void Ask(CheckedReport report, Questions questions) => Past.AskReferences(report.Lines.SelectMany(l => l.Figures), questions);

    public void AskFurther(Evidence evidence, Questions questions) => Past.AskOtherReferences(evidence.Report.Lines.SelectMany(l => l.Figures), evidence, questions);

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        var told = new HashSet<Figure>();
        foreach (var line in evidence.Report.Lines)
        {
            if (evidence.FitOf(line) is not { } fit)
                continue;
            var usual = fit.Spread(0);
            var far = Enumerable.Range(0, fit.Figures.Count).Where(i => fit.Figures[i].Observation.Value >= LeastSteps * 2 * fit.Figures[i].Tolerance && fit.Distance(i, i) > Math.Max(Far, Unusual * usual)).ToList();
            // Where most are far from their history, it is no history to hold two of them against.
            if (far.Count * 2 > fit.Figures.Count)
                continue;
            // What stands in a row is of several indicators.
            var settings = new Dictionary<int, CheckSetting>();
            foreach (var i in far)
            {
                if (evidence.SettingOf(this, fit.Figures[i].Observation.Key.Indicator) is { } held)
                    settings.Add(i, held);
            }

            far.RemoveAll(i => !settings.ContainsKey(i));
            var within = (double)settings.Values.Select(s => s.Tolerance).DefaultIfEmpty().Max() / 100;
            foreach (var (one, other) in Crossed(fit, far, within))
            {
                var (first, second, setting) = (fit.Figures[one], fit.Figures[other], settings[other]);
                if (!IsSwapped(fit, one, other, (double)setting.Tolerance / 100) || !told.Add(first) || !told.Add(second))
                    continue;
                yield return Evidence.Make(
                    this,
                    setting,
                    second,
                    evidence.NameOf(second.Observation.Key, line.Period),
                    Shown.Number(second.Observation.Value!.Value),
                    evidence.NameOf(first.Observation.Key, line.Period),
                    Shown.Number(first.Observation.Value!.Value),
                    Evidence.PlacesOf([Known.Of(first)!, fit.References[one], fit.References[other]], line.Sheet),
                    FindingArgument.Words(second.Observation.Unit),
                    FindingArgument.Words(first.Observation.Unit));
            }
        }
    }

    // The pairs of which the first may fit the other's history: the histories in their order, so that only those around it are looked at.
    private static IEnumerable<(int One, int Other)> Crossed(Fit fit, List<int> far, double within)
    {
        var histories = far.OrderBy(fit.Foretold).ToList();
        var foretold = histories.ConvertAll(i => fit.Foretold(i));
        foreach (var one in far)
        {
            var value = Fit.SizeOf(fit.Figures[one]);
            // A little more, for what is lost in arithmetic: it is only the first look.
            var first = foretold.BinarySearch(value - (within * 1.01));
            first = first < 0 ? ~first : first;
            while (first > 0 && foretold[first - 1] >= value - (within * 1.01))
                first--;
            foreach (var other in histories.Skip(first).TakeWhile((_, i) => foretold[first + i] <= value + (within * 1.01)).Where(j => j > one).Order())
                yield return (one, other);
        }
    }

    private static bool IsSwapped(Fit fit, int one, int other, double within)
    {
        var (crossed, crossedBack) = (fit.Distance(one, other), fit.Distance(other, one));
        return Math.Max(crossed, crossedBack) <= within && Math.Min(fit.Distance(one, one), fit.Distance(other, other)) > Better * Math.Max(crossed, crossedBack);
    }
}
