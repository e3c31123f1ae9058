using System.Diagnostics;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.Faults;

/// <summary>
/// One worker with a share, data and servers that fail by chance while workbooks come in: killed, halted, unmounted, read-only, full. What comes when, the seed decides;
/// where it hits, the machine.
/// </summary>
/// <param name="log">Where all that the workers said is kept; null where nobody wants it.</param>
internal sealed class FaultRun(int workbooks, int faults, int seed, bool usesPostgres, string? log)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Random _random = new(seed);
    private readonly List<WorkerProcess> _ended = [];
    private WorkerProcess? _worker;
    private int _crashes;

    // Where the disk is full at that moment, say: its service manager starts it again.
    private int _vainStarts;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var influx = await InfluxServer.StartAsync(cancellationToken);
        await using var postgres = usesPostgres ? await PostgresServer.StartAsync(cancellationToken) : null;
        using var place = new Workplace(
            null,
            [
                .. postgres?.LedgerSettings() ?? [],
                ("Influx:Url", influx.Url), ("Inbox:ScanInterval", "00:00:00.200"), ("Inbox:RetryDelay", "00:00:00.200"), ("Inbox:RetryDelayLimit", "00:00:02"),
                ("Influx:Timeout", "00:00:02"), ("Jobs:ProjectionInterval", "00:00:00.200"), ("Disk:LeastFree", "0"), ("Web:Urls", "http://127.0.0.1:0"),
            ]);
        MadeWorkbooks.Prepare(place.Catalog);
        place.Restart();
        using var mounts = new Mounts(place);
        var settings = place.Configuration.AsEnumerable().Where(s => s.Value is not null).ToList();
        var kinds = Kinds(mounts, place, influx, postgres, settings, cancellationToken);
        var made = MadeWorkbooks.Of(workbooks);
        var counts = kinds.ToDictionary(k => k.Name, _ => 0);
        var watch = Stopwatch.StartNew();
        _worker = WorkerProcess.Start(settings);
        try
        {
            await UntilAsync(() => Task.FromResult(IsUp()), cancellationToken);
            foreach (var some in made.Chunk(Math.Max(1, (made.Count + faults - 1) / faults)))
            {
                var traces = Traces(place);
                foreach (var (path, content) in some)
                    Drop(mounts, path, content);
                // Some hit a worker that looks round, most one that has begun to archive, to record, to move, to write points.
                if (_random.Next(4) > 0)
                    await UntilOrLaterAsync(() => _worker.HasExited || Traces(place) != traces, cancellationToken);
                await PauseAsync(150, cancellationToken);
                var (name, fault) = kinds[_random.Next(kinds.Count)];
                counts[name]++;
                await fault();
                RestartIfEnded(settings);
            }

            var working = watch.Elapsed;
            await UntilAsync(
                async () =>
                {
                    RestartIfEnded(settings);
                    return place.Files().All(IsPlaced)
                        && (await place.Ledger.Placements.PendingAsync(cancellationToken)).Count == 0
                        && (await place.Get<Projection>().StatusAsync(cancellationToken)).Behind == 0;
                },
                cancellationToken);
            var exit = await _worker.StopAsync(cancellationToken);
            Console.WriteLine(
                $"{made.Count} workbooks, seed {seed}, {(usesPostgres ? "PostgreSQL" : "SQLite")}: {string.Join(", ", counts.Select(c => $"{c.Key} {c.Value}"))}; "
                + $"{working.TotalSeconds:F0} s of faults, {(watch.Elapsed - working).TotalSeconds:F0} s until all was in its place; the last worker ended with {exit}, {_crashes} ended by themselves, {_vainStarts} could not start at once");
        }
        finally
        {
            await _worker.DisposeAsync();
            foreach (var ended in _ended)
                await ended.DisposeAsync();
        }

        var words = _ended.Append(_worker).SelectMany(w => w.Output().Split('\n')).ToList();
        if (log is not null)
            await File.WriteAllLinesAsync(log, words, cancellationToken);
        Console.WriteLine($"warnings {words.Count(l => l.Contains(" WRN ", StringComparison.Ordinal))}, errors {words.Count(l => l.Contains(" ERR ", StringComparison.Ordinal))}");
        foreach (var error in words.Where(l => l.Contains(" ERR ", StringComparison.Ordinal) || l.Contains(" FTL ", StringComparison.Ordinal)).Take(20))
            Console.WriteLine("  " + error);
        var differences = await Agreement.DifferencesAsync(place, made, cancellationToken);
        var verified = await place.Get<Projection>().VerifyAsync(cancellationToken);
        Console.WriteLine($"influx: {verified.Points} points compared, {verified.DifferenceCount} differences {verified.Trouble?.Words}");
        differences.AddRange(verified.Differences.Select(d => $"influx: {d}"));
        differences.AddRange(await RebuildDifferencesAsync(place, cancellationToken));
        Console.WriteLine($"{differences.Count} differences to an undisturbed run");
        foreach (var difference in differences.Take(20))
            Console.WriteLine("  " + difference);
        return differences.Count == 0 && _crashes == 0 ? 0 : 1;
    }

    // What the journal gives is what the ledger holds, after all that.
    private static async Task<IEnumerable<string>> RebuildDifferencesAsync(Workplace place, CancellationToken cancellationToken)
    {
        var (submissions, figures) = (await Agreement.SubmissionsAsync(place, cancellationToken), await Agreement.FiguresAsync(place, cancellationToken));
        place.Restart();
        var rebuilt = await place.Get<LedgerRebuild>().RunAsync(null, cancellationToken);
        Console.WriteLine($"ledger rebuild: {rebuilt!.Entries} entries, {rebuilt.Submissions} submissions");
        return (await Agreement.SubmissionsAsync(place, cancellationToken)).SequenceEqual(submissions) && (await Agreement.FiguresAsync(place, cancellationToken)).SequenceEqual(figures)
            ? []
            : ["the rebuilt ledger differs"];
    }

    private List<(string Name, Func<Task> Fault)> Kinds(
        Mounts mounts, Workplace place, InfluxServer influx, PostgresServer? postgres, List<KeyValuePair<string, string?>> settings, CancellationToken cancellationToken)
    {
        var kinds = new List<(string, Func<Task>)>
        {
            ("influxd killed", () => HoldAsync(influx.StopAsync, () => influx.StartAgainAsync(cancellationToken), cancellationToken)),
            ("influxd halted", () => HoldAsync(influx.PauseAsync, influx.ResumeAsync, cancellationToken)),
            ("share unmounted", () => HoldAsync(Do(mounts.Unmount), Do(mounts.Mount), cancellationToken)),
            ("share read-only", () => HoldAsync(Do(mounts.MakeReadOnly), Do(mounts.MakeWritable), cancellationToken)),
            ("share full", () => FillAsync(mounts.Disk, cancellationToken)),
            ("data disk full", () => FillAsync(place.Data, cancellationToken)),
            ("worker killed", () => HoldAsync(KillAsync, Do(() => _worker = WorkerProcess.Start(settings)), cancellationToken)),
        };
        if (postgres is not null)
        {
            kinds.Add(("PostgreSQL killed", () => HoldAsync(postgres.StopAsync, () => postgres.StartAgainAsync(cancellationToken), cancellationToken)));
            kinds.Add(("PostgreSQL halted", () => HoldAsync(postgres.PauseAsync, postgres.ResumeAsync, cancellationToken)));
        }

        return kinds;

        static Func<Task> Do(Action action) => () =>
        {
            action();
            return Task.CompletedTask;
        };
    }

    private async Task HoldAsync(Func<Task> begin, Func<Task> end, CancellationToken cancellationToken)
    {
        await begin();
        await PauseAsync(2000, cancellationToken);
        await end();
    }

    private async Task FillAsync(string folder, CancellationToken cancellationToken)
    {
        using var ballast = Mounts.Fill(folder);
        await PauseAsync(2000, cancellationToken);
    }

    private async Task KillAsync()
    {
        await _worker!.KillAsync();
        _ended.Add(_worker);
    }

    // A worker that ends by itself is a crash loop on somebody's server; it is told, and the run goes on.
    private void RestartIfEnded(List<KeyValuePair<string, string?>> settings)
    {
        if (!_worker!.HasExited)
            return;
        if (IsBegun(_worker))
            _crashes++;
        else
            _vainStarts++;
        Console.WriteLine("The worker ended by itself: " + string.Join('\n', _worker.Output().Split('\n')[^Math.Min(12, _worker.Output().Split('\n').Length)..]));
        _ended.Add(_worker);
        _worker = WorkerProcess.Start(settings);
    }

    private static void Drop(Mounts mounts, string path, byte[] content)
    {
        var full = Path.Combine(mounts.Disk, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, content);
    }

    private static bool IsPlaced(string path) => path.Split('/').SkipLast(1).LastOrDefault() is { } folder && ShareFolders.IsOutcome(folder);

    private bool IsUp() => _worker!.HasExited || IsBegun(_worker);

    private static bool IsBegun(WorkerProcess worker) => worker.Output().Contains("The console is at", StringComparison.Ordinal);

    private static int Traces(Workplace place)
    {
        var archive = Path.Combine(place.Data, "archive");
        return Directory.Exists(archive) ? Directory.EnumerateFiles(archive, "*", SearchOption.AllDirectories).Count() : 0;
    }

    private static async Task UntilOrLaterAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        for (var watch = Stopwatch.StartNew(); !holds() && watch.Elapsed < TimeSpan.FromSeconds(3);)
            await Task.Delay(5, cancellationToken);
    }

    private Task PauseAsync(int atMost, CancellationToken cancellationToken) => Task.Delay(_random.Next(atMost), cancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (!await holds())
            await Task.Delay(200, limit.Token);
    }
}
