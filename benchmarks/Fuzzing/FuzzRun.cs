using System.Diagnostics;
using IndicatorPipeline.Support.Fuzzing;

namespace IndicatorPipeline.Fuzzing;

/// <summary>Checks many changed workbooks and says what came of them: verdicts, faults with their seeds, the slowest and the hungriest.</summary>
internal sealed class FuzzRun(Fuzzer fuzzer, FuzzTrial trial, DirectoryInfo? keep)
{
    private const int Shown = 5;
    private const int Step = 5000;

    private readonly Dictionary<string, int> _verdicts = [];
    private readonly List<FuzzOutcome> _slow = [];
    private readonly List<FuzzOutcome> _hungry = [];
    private int _faults;

    /// <summary>Whether there was no fault.</summary>
    public async Task<bool> OverAsync(int seed, int count, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var outcome = await trial.RunAsync(fuzzer.Make(seed + i), cancellationToken);
            var key = outcome.Verdict ?? "fault";
            _verdicts[key] = _verdicts.GetValueOrDefault(key) + 1;
            Note(_slow, outcome, o => o.Elapsed.Ticks);
            Note(_hungry, outcome, o => o.Allocated);
            if (outcome.Fault is not null)
                Tell(outcome);
            if ((i + 1) % Step == 0)
                Console.WriteLine($"{i + 1} in {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}: {Verdicts()}");
        }

        Console.WriteLine($"{count} workbooks from seed {seed} in {Stopwatch.GetElapsedTime(started):hh\\:mm\\:ss}: {Verdicts()}; peak of the process {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        foreach (var outcome in _slow)
            Console.WriteLine($"slow: seed {outcome.File.Seed}, {outcome.Elapsed.TotalMilliseconds:F0} ms, {outcome.File.Origin}");
        foreach (var outcome in _hungry)
            Console.WriteLine($"hungry: seed {outcome.File.Seed}, {outcome.Allocated >> 20} MB asked for, {outcome.File.Origin}");
        return _faults == 0;
    }

    private static void Note(List<FuzzOutcome> most, FuzzOutcome outcome, Func<FuzzOutcome, long> measure)
    {
        // The content would keep every file in memory that was ever among the first.
        most.Add(outcome with { File = outcome.File with { Content = [] } });
        most.Sort((a, b) => measure(b).CompareTo(measure(a)));
        if (most.Count > Shown)
            most.RemoveAt(Shown);
    }

    private string Verdicts() => string.Join(", ", _verdicts.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key} {v.Value}"));

    private void Tell(FuzzOutcome outcome)
    {
        _faults++;
        Console.WriteLine($"FAULT: seed {outcome.File.Seed}, {outcome.File.Origin}\n{outcome.Fault}");
        if (keep is null)
            return;
        keep.Create();
        File.WriteAllBytes(Path.Join(keep.FullName, $"{outcome.File.Seed}-{outcome.File.Name}"), outcome.File.Content);
    }
}
