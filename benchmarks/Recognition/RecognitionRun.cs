using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Recognition;

/// <summary>Reads many generated workbooks and says how well, by habit and over all.</summary>
internal sealed class RecognitionRun(WorkbookGenerator generator, WorkbookResolver resolver, string? habit)
{
    private readonly Dictionary<string, Tally> _byHabit = [];
    private readonly List<RecognitionResult> _failed = [];
    private readonly Tally _all = new();

    public void Over(int seed, int count, int show)
    {
        for (var next = seed; _all.Workbooks < count; next++)
        {
            var workbook = generator.Generate(next);
            if (habit is not null && !workbook.Habits.Any(h => h.Contains(habit, StringComparison.Ordinal)))
                continue;
            var result = RecognitionResult.Of(workbook, w => resolver.Read(w));
            _all.Add(result);
            foreach (var name in workbook.Habits)
            {
                if (!_byHabit.TryGetValue(name, out var tally))
                    _byHabit.Add(name, tally = new Tally());
                tally.Add(result);
            }

            if (!result.IsPerfect)
                _failed.Add(result);
        }

        // The smallest say most plainly what is wrong.
        foreach (var result in _failed.OrderBy(r => r.Workbook.Observations.Count).Take(show))
            FailureText.Write(Console.Out, result);
        Console.WriteLine(Tally.Heading);
        foreach (var (name, tally) in _byHabit.OrderBy(h => h.Key, StringComparer.Ordinal))
            Console.WriteLine(tally.Line(name));
        Console.WriteLine(_all.Line("ALL"));
        Console.WriteLine();
        FailureKinds.Write(Console.Out, _failed);
    }
}
