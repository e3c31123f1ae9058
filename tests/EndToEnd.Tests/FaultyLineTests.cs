using System.Globalization;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>A worker whose line to a server is slow, refuses, or breaks in the midst of what it sends.</summary>
public sealed class FaultyLineTests
{
    private const int Workbooks = 12;

    // Of bytes: within what a few workbooks take, and past the greeting.
    private const int MidstOfPoints = 1_000;
    private const int MidstOfWorkbooks = 6_000;

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    public static TheoryData<string> Faults => ["slow", "refusing", "breaking", "refusing at the start", "breaking at the start"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task LineToInflux_CostsNothingButTime(string fault)
    {
        await using var influx = await InfluxServer.StartAsync(_cancellation);
        await using var line = new FaultyLine(new Uri(influx.Url).Port);
        using var place = NewPlace(
            ("Influx:Url", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{line.Port}")), ("Influx:RetryDelay", "00:00:00.100"), ("Jobs:ProjectionInterval", "00:00:00.500"));
        await RunAsync(place, line, fault, MidstOfPoints, async () => (await place.Get<Projection>().StatusAsync(_cancellation)).Behind == 0);

        var report = await place.Get<Projection>().VerifyAsync(_cancellation);
        report.IsSame.Should().BeTrue(report.Trouble?.Words);
        report.Points.Should().BeGreaterThanOrEqualTo(Workbooks);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task LineToPostgres_CostsNothingButTime(string fault)
    {
        await using var postgres = await PostgresServer.StartAsync(_cancellation);
        await using var line = new FaultyLine(new NpgsqlConnectionStringBuilder(postgres.ConnectionString).Port);
        var settings = postgres.LedgerSettings().ToDictionary(s => s.Key, s => s.Value);
        settings["Ledger:ConnectionString"] = new NpgsqlConnectionStringBuilder(postgres.ConnectionString) { Port = line.Port }.ToString();
        using var place = NewPlace([.. settings.Select(s => (s.Key, s.Value))]);
        await RunAsync(place, line, fault, MidstOfWorkbooks, () => Task.FromResult(true));
    }

    private static Workplace NewPlace(params (string Key, string Value)[] settings) => new(
        null,
        [.. settings, ("Inbox:ScanInterval", "00:00:00.100"), ("Inbox:RetryDelay", "00:00:00.200"), ("Inbox:RetryDelayLimit", "00:00:01"), ("Web:Urls", "http://127.0.0.1:0")]);

    private async Task RunAsync(Workplace place, FaultyLine line, string fault, int midst, Func<Task<bool>> hasCaughtUp)
    {
        using var undisturbed = new Workplace();
        var isAtStart = fault.EndsWith("at the start", StringComparison.Ordinal);
        if (isAtStart)
            await BeginAsync();
        await using var worker = WorkerProcess.Start(place.Configuration.AsEnumerable().Where(s => s.Value is not null));
        await worker.UntilAsync(() => Task.FromResult(worker.Output().Contains("The console is at", StringComparison.Ordinal)), _cancellation);
        if (!isAtStart)
        {
            Drop(1);
            await worker.UntilAsync(() => Task.FromResult(AreTaken(1)), _cancellation);
            await BeginAsync();
        }

        for (var month = isAtStart ? 1 : 2; month <= Workbooks; month++)
            Drop(month);
        await Task.Delay(TimeSpan.FromSeconds(5), _cancellation);
        worker.HasExited.Should().BeFalse(worker.Output());
        if (fault.StartsWith("breaking", StringComparison.Ordinal))
            line.Broken.Should().BePositive("else it was no fault");
        (line.Delay, line.BreaksAfter) = (TimeSpan.Zero, null);
        if (fault.StartsWith("refusing", StringComparison.Ordinal))
            line.Accept();
        await worker.UntilAsync(() => Task.FromResult(AreTaken(Workbooks)), _cancellation);
        await worker.UntilAsync(async () => (await place.Ledger.Placements.PendingAsync(_cancellation)).Count == 0, _cancellation);
        await worker.UntilAsync(hasCaughtUp, _cancellation);
        (await worker.StopAsync(_cancellation)).Should().Be(0, worker.Output());

        await undisturbed.RunAsync(_cancellation);
        (await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(Workbooks);
        (await place.InForceAsync(_cancellation)).Should().Equal(await undisturbed.InForceAsync(_cancellation));
        worker.Output().Should().NotContain("   at ", "what may pass is told of in a line");
        worker.Output().Split('\n').Count(l => l.Contains(" WRN ", StringComparison.Ordinal)).Should().BeLessThan(25, worker.Output());

        void Drop(int month)
        {
            var (name, content) = (string.Create(CultureInfo.InvariantCulture, $"统计局/{month}月.xlsx"), SomeWorkbook.Accepted(month, 100m + month, 40m + month));
            place.Drop(name, content);
            undisturbed.Drop(name, content);
        }

        bool AreTaken(int count) => place.Files().Count(f => f.Contains("/已接收/", StringComparison.Ordinal)) == count;

        async Task BeginAsync()
        {
            if (fault == "slow")
                line.Delay = TimeSpan.FromMilliseconds(50);
            else if (fault.StartsWith("breaking", StringComparison.Ordinal))
                line.BreaksAfter = midst;
            else
                await line.RefuseAsync();
        }
    }
}
