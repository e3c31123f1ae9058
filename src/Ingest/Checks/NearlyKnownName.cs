using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

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
        foreach (var (key, period) in report.OpenNames.Select(n => n.At).OfType<(SeriesKey, TimePeriod)>())
            questions.Ask(key, period, before: Lately);
    }

    public void AskFurther(Evidence evidence, Questions questions)
    {
        foreach (var register in evidence.Report.OpenNames.Where(n => !WasReportedLately(evidence, n)).SelectMany(n => n.Registers))
            questions.AskRegister(register);
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        var own = evidence.Report.OpenNames.Select(n => n.Name).ToHashSet(StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var registers = evidence.History.Registers.ToDictionary(r => r.Key, r => r.ToHashSet(StringComparer.Ordinal));
        var names = new NearNames(evidence.Catalog);
        foreach (var open in evidence.Report.OpenNames)
        {
            if (evidence.SettingOf(this, open.Indicator) is not { } setting || WasReportedLately(evidence, open) || told.Contains(open.Name))
                continue;
            var known = open.Registers.Select(r => registers.GetValueOrDefault(r)).OfType<HashSet<string>>().ToList();
            if (known.Exists(register => register.Contains(open.Name)))
                continue;
            var near = known.SelectMany(register => register).Where(other => !own.Contains(other) && names.AreNear(open.Name, other)).Min(StringComparer.Ordinal);
            if (near is null)
                continue;
            told.Add(open.Name);
            yield return new Finding(Code, setting.Severity, open.Sheet, open.Cell, open.Name, [open.Name, near], near);
        }
    }

    private static bool WasReportedLately(Evidence evidence, OpenName open) =>
        open.At is var (key, period) && Enumerable.Range(0, Lately + 1).Any(back => period.TryPlus(-back) is { } at && evidence.Recorded(key, at) is not null);
}
