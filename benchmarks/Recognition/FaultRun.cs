using System.Globalization;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support.Generation;
using IndicatorPipeline.Support.Generation.Faults;

namespace IndicatorPipeline.Recognition;

/// <summary>Plants faults in workbooks that are read perfectly without, and says whether each is found at its cell, and how much else is said.</summary>
internal sealed class FaultRun(WorkbookGenerator generator, WorkbookResolver resolver)
{
    private static readonly IFault[] Faults =
        [new UnknownName(), new WordsForANumber(), new FormulaError(), new UnitOfAnotherKind(), new ContradictoryMonth(), new MonthThatIsNone(), new NoPeriod(), new DoubledObservation()];

    public void Over(int seed, int count, int show)
    {
        var outcomes = new List<FaultOutcome>();
        for (var next = seed; outcomes.Count < count; next++)
        {
            // The faults take turns; where one has no place in a workbook the next workbook is tried.
            var fault = Faults[outcomes.Count % Faults.Length];
            var sound = RecognitionResult.Of(generator.Generate(next), w => resolver.Read(w));
            if (!sound.IsPerfect || fault.Plant(sound.Workbook, new Dice(next)) is not { } planted)
                continue;
            var before = sound.Findings.Select(f => (f.Code, f.Sheet, f.Cell)).ToHashSet();
            var result = RecognitionResult.Of(sound.Workbook, w => resolver.Read(w));
            var unrelated = result.Findings.Count(f => !planted.IsAbout(f) && f.Code != planted.Code && !before.Contains((f.Code, f.Sheet, f.Cell)));
            var outcome = new FaultOutcome(fault.Name, result.Verdict != Verdict.Accepted, result.Findings.Any(planted.IsNamedBy), unrelated);
            outcomes.Add(outcome);
            if (!outcome.IsPerfect && show-- > 0)
            {
                Console.WriteLine($"### {fault.Name} ({planted.Code}) at {string.Join(", ", planted.Cells.Take(4).Select(c => $"{c.Sheet}!{c.Cell}"))}");
                FailureText.Write(Console.Out, result);
            }
        }

        Console.WriteLine($"{"fault",-32} {"workbooks",9} {"stopped",8} {"named",8} {"unrelated > 2",13}");
        foreach (var fault in outcomes.GroupBy(o => o.Fault))
            WriteLine(fault.Key, [.. fault]);
        WriteLine("ALL", outcomes);
    }

    private static void WriteLine(string name, List<FaultOutcome> outcomes) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-32} {outcomes.Count,9} {Share(outcomes.Count(o => o.IsStopped), outcomes.Count),8} {Share(outcomes.Count(o => o.IsNamed), outcomes.Count),8} {outcomes.Count(o => o.IsTalkative),13}"));

    private static string Share(int part, int whole) => (100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + "%";
}
