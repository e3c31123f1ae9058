using System.Diagnostics;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.Faults;

/// <summary>Two workers, one ledger in PostgreSQL, one share; the one that is at work is killed again and again, and another takes its place.</summary>
internal sealed class WorkersRun(int workbooks, int kills, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var random = new Random(seed);
        await using var postgres = await PostgresServer.StartAsync(cancellationToken);
        using var place = new Workplace(
            null,
            [.. postgres.LedgerSettings(), ("Inbox:ScanInterval", "00:00:00.200"), ("Inbox:RetryDelay", "00:00:00.200"), ("Jobs:TakeoverTime", "00:00:03"), ("Web:Urls", "http://127.0.0.1:0")]);
        MadeWorkbooks.Prepare(place.Catalog);
        place.Restart();
        var settings = place.Configuration.AsEnumerable().Where(s => s.Value is not null).ToList();
        var made = MadeWorkbooks.Of(workbooks);
        var workers = new List<WorkerProcess> { WorkerProcess.Start(settings), WorkerProcess.Start(settings) };
        var outputs = new List<string>();
        var unfinished = new List<int>();
        var watch = Stopwatch.StartNew();
        try
        {
            foreach (var some in made.Chunk((made.Count + kills - 1) / kills))
            {
                await UntilAsync(() => workers.TrueForAll(w => w.HasExited || w.Output().Contains("The console is at", StringComparison.Ordinal)), cancellationToken);
                var (placed, before) = (Placed(place), workers.ToDictionary(w => w, w => w.ProcessorTime));
                foreach (var (path, content) in some)
                    place.Drop(path, content);
                await UntilAsync(() => workers.Exists(w => w.HasExited) || Placed(place) > placed, cancellationToken);
                await Task.Delay(random.Next(0, 500), cancellationToken);
                var hit = workers.MaxBy(w => w.ProcessorTime - before[w])!;
                if (workers.Find(w => w.HasExited) is { } ended)
                    throw new InvalidOperationException($"A worker ended by itself: {ended.Output()}");
                await hit.KillAsync();
                unfinished.Add(place.Files().Count(f => !IsPlaced(f)));
                outputs.Add(hit.Output());
                await hit.DisposeAsync();
                workers.Remove(hit);
                workers.Add(WorkerProcess.Start(settings));
            }

            await UntilAsync(() => workers.Exists(w => w.HasExited) || place.Files().All(IsPlaced), cancellationToken);
            while ((await place.Ledger.Placements.PendingAsync(cancellationToken)).Count > 0)
                await Task.Delay(200, cancellationToken);
            foreach (var worker in workers)
            {
                await worker.StopAsync(cancellationToken);
                outputs.Add(worker.Output());
            }
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
        }

        Console.WriteLine($"{made.Count} workbooks, seed {seed}, {kills} kills, {watch.Elapsed.TotalSeconds:F0} s; not in place at each kill: {string.Join(", ", unfinished)}; "
            + $"recorded by each worker: {string.Join(", ", outputs.Select(o => o.Split(" findings, ").Length - 1))}");
        var differences = await Agreement.DifferencesAsync(place, made, cancellationToken);
        Console.WriteLine($"{differences.Count} differences to an undisturbed run");
        foreach (var difference in differences.Take(20))
            Console.WriteLine("  " + difference);
        return differences.Count == 0 ? 0 : 1;
    }

    private static int Placed(Workplace place) => place.Files().Count(IsPlaced);

    private static bool IsPlaced(string path) => path.Split('/').SkipLast(1).LastOrDefault() is { } folder && ShareFolders.IsOutcome(folder);

    private static async Task UntilAsync(Func<bool> holds, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (!holds())
            await Task.Delay(50, limit.Token);
    }
}
