using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IndicatorPipeline.Faults;

/// <summary>
/// Many counties on one machine: each has its share, its catalog, its schema of one PostgreSQL, its database of one influxd, and workers of its own, of which one works and
/// the others stand by.
/// </summary>
/// <param name="workbooks">In all the shares together.</param>
internal sealed class CountiesRun(int counties, int workersEach, int workbooks)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var postgres = await PostgresServer.StartAsync(cancellationToken);
        await using var influx = await InfluxServer.StartAsync(cancellationToken);
        await using var statistics = NpgsqlDataSource.Create(postgres.ConnectionString);
        var made = MadeWorkbooks.Of((workbooks / counties) + 1);
        var places = new List<Workplace>();
        var workers = new List<WorkerProcess>();
        try
        {
            for (var county = 0; county < counties; county++)
            {
                var place = new Workplace(
                    null,
                    [
                        .. postgres.LedgerSettings(),
                        ("Influx:Url", influx.Url),
                        ("Influx:Database", string.Create(CultureInfo.InvariantCulture, $"county_{county}")),
                        ("Inbox:ScanInterval", "00:00:05"),
                        ("Web:Urls", "http://127.0.0.1:0"),
                    ]);
                places.Add(place);
                MadeWorkbooks.Prepare(place.Catalog);
                place.Restart();
            }

            var watch = Stopwatch.StartNew();
            foreach (var place in places)
            {
                for (var number = 0; number < workersEach; number++)
                    workers.Add(WorkerProcess.Start(place.Configuration.AsEnumerable().Where(s => s.Value is not null)));
            }

            while (!workers.TrueForAll(w => w.HasExited || w.Output().Contains("The console is at", StringComparison.Ordinal)))
                await Task.Delay(Look, cancellationToken);
            Tell($"{workers.Count} workers of {counties} counties answer after {watch.Elapsed.TotalSeconds:F0} s");

            watch.Restart();
            var lags = await TakenAsync(places, made.SkipLast(1).ToList(), TimeSpan.Zero, cancellationToken);
            Tell($"{lags.Count} workbooks dropped at once: all taken after {watch.Elapsed.TotalSeconds:F0} s, {lags.Count / watch.Elapsed.TotalSeconds:F1} a second; {TextOf(lags)}");
            Tell($"{await CountAsync(statistics, cancellationToken)} connections to PostgreSQL, {workers.Sum(w => w.Memory) / 1048576} MiB resident, {workers.Average(w => w.Memory) / 1048576:F0} a worker");
            watch.Restart();
            while (!await AreProjectedAsync(places, cancellationToken))
                await Task.Delay(Look, cancellationToken);
            Tell($"in InfluxDB {watch.Elapsed.TotalSeconds:F1} s later");

            var before = workers.Sum(w => w.ProcessorTime.TotalSeconds);
            await Task.Delay(Rest, cancellationToken);
            Tell($"at rest {workers.Sum(w => w.ProcessorTime.TotalSeconds) - before:F1} s of processor time in {Rest.TotalSeconds:F0} s, all together; {await CountAsync(statistics, cancellationToken)} connections");
            Tell($"one workbook a second, each in another county: {TextOf(await TakenAsync(places, [made[^1]], TimeSpan.FromSeconds(1), cancellationToken))}");

            foreach (var worker in workers)
                await worker.StopAsync(cancellationToken);
            return await AgreeAsync(places, made, cancellationToken) ? 0 : 1;
        }
        finally
        {
            foreach (var worker in workers)
                await worker.DisposeAsync();
            foreach (var place in places)
                place.Dispose();
        }
    }

    /// <summary>Drops the same workbooks in every share and gives for each how long it lay there.</summary>
    /// <param name="between">How long after each county the next one's are dropped.</param>
    private static async Task<List<TimeSpan>> TakenAsync(
        List<Workplace> places, List<(string Path, byte[] Content)> some, TimeSpan between, CancellationToken cancellationToken)
    {
        var lying = new ConcurrentDictionary<string, long>();
        var lags = new List<TimeSpan>();
        var dropping = DropAsync();
        while (!dropping.IsCompleted || lags.Count < places.Count * some.Count)
        {
            foreach (var (path, since) in lying.Where(l => !File.Exists(l.Key)).ToList())
            {
                lying.TryRemove(path, out _);
                lags.Add(Stopwatch.GetElapsedTime(since));
            }

            await Task.Delay(Look, cancellationToken);
            if (dropping.IsFaulted)
                break;
        }

        await dropping;
        lags.Sort();
        return lags;

        async Task DropAsync()
        {
            foreach (var place in places)
            {
                foreach (var (path, content) in some)
                    lying[place.Drop(path, content)] = Stopwatch.GetTimestamp();
                if (between > TimeSpan.Zero)
                    await Task.Delay(between, cancellationToken);
            }
        }
    }

    private static async Task<bool> AreProjectedAsync(List<Workplace> places, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            if ((await place.Get<Projection>().StatusAsync(cancellationToken)).Behind > 0)
                return false;
        }

        return true;
    }

    private static async Task<bool> AgreeAsync(List<Workplace> places, List<(string Path, byte[] Content)> made, CancellationToken cancellationToken)
    {
        var differences = await Agreement.DifferencesAsync(places[0], made, cancellationToken);
        var figures = await Agreement.FiguresAsync(places[0], cancellationToken);
        foreach (var (county, place) in places.Index())
        {
            if (!(await Agreement.FiguresAsync(place, cancellationToken)).SequenceEqual(figures))
                differences.Add($"county {county} has other figures than the first");
            var verified = await place.Get<Projection>().VerifyAsync(cancellationToken);
            differences.AddRange(verified.Differences.Select(d => $"county {county} in influx: {d}"));
        }

        Tell($"{differences.Count} differences between the counties, and to an undisturbed run");
        foreach (var difference in differences.Take(20))
            Tell($"  {difference}");
        return differences.Count == 0;
    }

    private static async Task<long> CountAsync(NpgsqlDataSource statistics, CancellationToken cancellationToken)
    {
        await using var count = statistics.CreateCommand("select count(*) from pg_stat_activity where application_name = 'indicators'");
        return (long)(await count.ExecuteScalarAsync(cancellationToken))!;
    }

    private static string TextOf(List<TimeSpan> lags) => string.Create(
        CultureInfo.InvariantCulture,
        $"one lies in the share for {lags[lags.Count / 2].TotalSeconds:F1} s at the median, 95 of 100 at most {lags[lags.Count * 95 / 100].TotalSeconds:F1}, the last {lags[^1].TotalSeconds:F1}");

    private static void Tell(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
