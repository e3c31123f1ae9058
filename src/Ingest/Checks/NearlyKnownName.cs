using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A project or task whose name was never reported and is nearly one that was, and that the report does not hold: the same one, written otherwise?</summary>
internal sealed class NearlyKnownName : ICheck
{
    // What was reported so long ago is asked for by name; before that, the register is looked through.
    private const int Lately = 3;

    public CheckKind Kind => CheckKind.NearName;

    public FindingCode Code => FindingCodes.NearlyKnownName;

    /// <summary>None: names are near or not.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var figure in report.OwnFigures.Where(report.IsOfOpenRegister))
            questions.Ask(figure.Observation.Key, figure.Observation.Period, before: Lately);
    }

    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var figure in Items(evidence).Where(f => !WasReportedLately(evidence, f)))
            questions.AskRegister(figure.Observation.Key.Indicator);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        var own = evidence.Report.Figures.Select(f => f.Observation.Key.Item).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in Items(evidence))
        {
            var (indicator, name) = (figure.Observation.Key.Indicator, figure.Observation.Key.Item!);
            var known = evidence.History.Registers[indicator];
            if (evidence.SettingOf(this, indicator) is not { } setting || WasReportedLately(evidence, figure) || known.Contains(name) || told.Contains(name))
                continue;
            if (known.FirstOrDefault(other => !own.Contains(other) && NearNames.AreNear(name, other, evidence.Catalog)) is not { } near)
                continue;
            told.Add(name);
            yield return new Finding(Code, setting.Severity, figure.Observation.Origin.Sheet, figure.ItemCell ?? figure.Observation.Origin.Cell, name, [name, near], near);
        }
    }

    private static IEnumerable<Figure> Items(Evidence evidence) => evidence.Report.OwnFigures.Where(evidence.Report.IsOfOpenRegister);

    private static bool WasReportedLately(Evidence evidence, Figure figure)
    {
        for (var back = 0; back <= Lately; back++)
        {
            if (figure.Observation.Period.TryPlus(-back) is { } at && evidence.Recorded(figure.Observation.Key, at) is not null)
                return true;
        }

        return false;
    }
}
