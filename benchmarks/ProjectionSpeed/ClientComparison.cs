using System.Globalization;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>
/// The same points by three ways into the same influxd, in turn, so that whatever else the machine does befalls all of them. Each way has a
/// database of its own, as the program would make it.
/// </summary>
internal static class ClientComparison
{
    private const int BatchSize = 5_000;

    public static async Task<int> RunAsync(int count, int rounds, CancellationToken cancellationToken)
    {
        await using var server = await InfluxServer.StartAsync(cancellationToken);
        using var folder = new TempFolder();
        var points = SamplePoints.Many(count);
        var file = folder.Combine("points.txt");
        using var client = new InfluxClient(new InfluxOptions { Url = server.Url, Database = "client", BatchSize = BatchSize }, TimeProvider.System);
        await client.EnsureDatabaseAsync(cancellationToken);
        await server.QueryAsync("CREATE DATABASE bare WITH DURATION INF REPLICATION 1 SHARD DURATION 520w NAME \"autogen\"", cancellationToken);
        using var bare = new BareClient(new Uri($"{server.Url}/write?db=bare&precision=s"));
        await ImportFile.WriteAsync(file, points, cancellationToken);

        // The first round warms up and is not counted.
        var totals = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round <= rounds; round++)
        {
            await MeasureAsync("InfluxDB.Client", async () => Check(await client.WriteAsync(points, cancellationToken), count));
            await MeasureAsync("bare HttpClient", () => bare.WriteAsync(points, BatchSize, cancellationToken));
            await MeasureAsync("influx -import", () => ImportFile.ImportAsync(file, new Uri(server.Url), cancellationToken));

            async Task MeasureAsync(string name, Func<Task> write)
            {
                var measured = await Measured.OfAsync(write);
                if (round == 0)
                    return;
                Console.WriteLine($"{name,-16} {measured.Of(count)}");
                if (!totals.TryGetValue(name, out var seconds))
                    totals.Add(name, seconds = []);
                seconds.Add(measured.Elapsed.TotalSeconds);
            }
        }

        Console.WriteLine();
        foreach (var (name, seconds) in totals)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} median {count / Median(seconds),9:0} points/s"));
        return 0;
    }

    private static void Check(WriteOutcome outcome, int count)
    {
        if (outcome.Written != count)
            throw new InvalidOperationException($"{outcome.Written} of {count} points were written: {outcome.Trouble}");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
