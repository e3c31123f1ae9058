using System.Globalization;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>The pipeline's own figures in a real influxd 1.x.</summary>
public sealed class PipelineFiguresTests(SharedInfluxServer shared) : IClassFixture<SharedInfluxServer>
{
    private static readonly DateTimeOffset Now = new(2025, 7, 14, 2, 0, 0, TimeSpan.Zero);

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(Now);

    [Fact]
    public async Task Submissions_ComeOnceEachWithTheirFindings()
    {
        using var bench = Bench();
        await bench.Ledger.RecordAsync(
            SomeReport.Named("月报", SomeReport.Figure(1), SomeReport.Figure(2, "2025-M05")) with { Took = TimeSpan.FromMilliseconds(1234) }, _cancellation);
        await bench.Ledger.RecordAsync(
            SomeReport.Named("其他") with { Verdict = Verdict.Held, Department = null, Findings = [SomeReport.UnknownLabel("甲"), SomeReport.UnknownLabel("乙", "A8")] },
            _cancellation);

        await bench.Projection.RunOnceAsync(_cancellation);
        await bench.Projection.RunOnceAsync(_cancellation);

        (await RowsAsync(bench, "submission")).Should().BeEquivalentTo(
            "department=stats department_name=统计局 verdict=accepted | count=1 file=月报.xlsx findings=0 ingest_seconds=1.234 observations=2 submission=1",
            "verdict=held | count=1 file=其他.xlsx findings=2 observations=0 submission=2");
        (await RowsAsync(bench, "finding")).Should().Equal($"code={FindingCodes.UnknownLabel.Code} severity=error | count=2 submission=2");
    }

    [Fact]
    public async Task SubmissionsOfOneMoment_AreSeveralPointsEvenToTheMillisecond()
    {
        using var bench = Bench();
        for (var i = 0; i < 5; i++)
            await bench.Ledger.RecordAsync(SomeReport.Named($"月报{i}", SomeReport.Figure(i)), _cancellation);
        await bench.Projection.RunOnceAsync(_cancellation);
        (await RowsAsync(bench, "submission")).Should().HaveCount(5);

        using var client = new InfluxClient(bench.Options, TimeProvider.System);
        var second = SomeReport.ReceivedAt.ToUnixTimeSeconds();
        var milliseconds = await client.QueryAsync(
            $"SELECT COUNT(\"count\") AS submissions FROM pipeline WHERE figure = 'submission' AND time >= {second}s AND time < {second + 1}s GROUP BY time(1ms) fill(none)",
            _cancellation);
        milliseconds.Select(r => r.Values["submissions"]).Should().Equal(Enumerable.Repeat(FieldValue.Of(1m), 5));
    }

    [Fact]
    public async Task Due_StandsAtTheEndOfTheDayAndFollowsWhatArrives()
    {
        using var bench = Bench();
        // Reports are expected from the day on which the first submission came.
        await bench.Ledger.RecordAsync(SomeReport.Named("年报", SomeReport.Figure(1, "2024-M12")) with { ReceivedAt = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero) }, _cancellation);
        await bench.RecordAsync(SomeReport.Figure(1, "2025-M05"));
        await bench.Projection.RunOnceAsync(_cancellation);
        // 10 June and 10 July, 23:59:59 in Shanghai; the first figure came on 10 July.
        (await TimedAsync(bench)).Should().Equal(
            ("2025-06-10T15:59:59Z", "2025-M05", "late", "30"),
            ("2025-07-10T15:59:59Z", "2025-M06", "overdue", "4"));

        _time.Advance(TimeSpan.FromDays(1));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await TimedAsync(bench))[1].Should().Be(("2025-07-10T15:59:59Z", "2025-M06", "overdue", "5"));

        var june = await bench.RecordAsync(SomeReport.Figure(2));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await TimedAsync(bench))[1].Should().Be(("2025-07-10T15:59:59Z", "2025-M06", "received", "0"));

        await bench.Ledger.WithdrawAsync(june.Id, "by mistake", Actor.Worker, _cancellation);
        await bench.Projection.RunOnceAsync(_cancellation);
        (await TimedAsync(bench))[1].Should().Be(("2025-07-10T15:59:59Z", "2025-M06", "overdue", "5"));
        (await RowsAsync(bench, "due"))[0].Should().StartWith("department=stats department_name=统计局 report=monthly report_name=月报 | ").And.Contain("due=1");
    }

    [Fact]
    public async Task DueDateThatMoves_LeavesNoOldPoint_NotEvenWhereAnotherProcessWroteIt()
    {
        using var bench = Bench();
        await bench.Ledger.RecordAsync(SomeReport.Named("年报", SomeReport.Figure(1, "2024-M12")) with { ReceivedAt = new DateTimeOffset(2025, 6, 1, 0, 0, 0, TimeSpan.Zero) }, _cancellation);
        await bench.RecordAsync(SomeReport.Figure(1, "2025-M05"));
        await bench.CatchUpAsync();

        bench.Catalog = Catalog(new WorkCalendar([new DateOnly(2025, 7, 10)], []));
        bench.Start();
        await bench.CatchUpAsync();

        (await TimedAsync(bench)).Select(d => d.Item1).Should().Equal("2025-06-10T15:59:59Z", "2025-07-11T15:59:59Z");
    }

    [Fact]
    public async Task Lag_IsToldBeforeAndAfterCatchingUp()
    {
        using var bench = Bench();
        await bench.RecordAsync(ProjectionBench.Months(3));
        _time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        await bench.Projection.RunOnceAsync(_cancellation);
        // Received at 01:31 on the 10th, and it is 02:00 on the 14th.
        var told = await RowsAsync(bench, "lag");
        told.Should().HaveCount(2);
        told[0].Should().StartWith(" | pending=3 seconds=347340");
        told[1].Should().Be(" | pending=0 seconds=0");

        _time.Advance(TimeSpan.FromSeconds(30));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await RowsAsync(bench, "lag")).Should().HaveCount(2, "the minute is not over");
        _time.Advance(TimeSpan.FromSeconds(31));
        await bench.Projection.RunOnceAsync(_cancellation);
        (await RowsAsync(bench, "lag")).Should().HaveCount(3);
    }

    [Fact]
    public async Task Worker_IsHeardOfOnceAMinuteAndOnlyIfThereIsOne()
    {
        using var bench = Bench();
        await bench.Projection.RunOnceAsync(_cancellation);
        (await RowsAsync(bench, "worker")).Should().BeEmpty();
        for (var second = 0; second <= 60; second += 20)
        {
            await bench.Projection.BeatAsync(_cancellation);
            _time.Advance(TimeSpan.FromSeconds(20));
        }

        (await RowsAsync(bench, "worker")).Should().Equal(" | up=1", " | up=1");
    }

    [Fact]
    public async Task Rebuild_WritesThemAnew()
    {
        using var bench = Bench();
        await bench.RecordAsync(SomeReport.Figure(1));
        await bench.Projection.RunOnceAsync(_cancellation);
        await shared.Server.WriteAsync(bench.Options.Database, "pipeline,figure=submission,verdict=stale count=1 1748707200", _cancellation);

        await bench.Projection.RebuildAsync(_cancellation);

        (await RowsAsync(bench, "submission")).Should().ContainSingle().Which.Should().Contain("verdict=accepted");
        (await RowsAsync(bench, "due")).Should().ContainSingle();
        (await bench.Projection.VerifyAsync(_cancellation)).Should().BeEquivalentTo(new { IsSame = true, Points = 1, ServerPoints = 1 });
    }

    private ProjectionBench Bench() => new(new InfluxOptions { Url = shared.Server.Url, Database = shared.NewDatabase(), Retries = 0 }, _time)
    {
        Catalog = Catalog(WorkCalendar.WeekendsOnly),
    };

    private static IndicatorCatalog Catalog(WorkCalendar calendar)
    {
        var catalog = ProjectionBench.CatalogOf();
        return new()
        {
            Indicators = catalog.Indicators,
            Areas = catalog.Areas,
            Departments = [new Department("stats", "统计局", "统计局", [])],
            Reports = [new ReportDefinition("monthly", "月报", "stats", Freq.Monthly, new DueRule(10, 1, true), ["county"], ["gdp"])],
            Calendar = calendar,
        };
    }

    /// <summary>Tags and fields of the points of a figure, in the order of time.</summary>
    private async Task<List<string>> RowsAsync(ProjectionBench bench, string figure) =>
        [.. (await QueryAsync(bench, figure)).Select(r =>
            $"{Joined(r.Tags.Where(t => t.Key != "figure").Select(t => $"{t.Key}={t.Value}"))} | {Joined(r.Values.Where(v => v.Key != "time").Select(v => $"{v.Key}={v.Value}"))}")];

    private async Task<List<(string Time, string Period, string State, string Days)>> TimedAsync(ProjectionBench bench) =>
        [.. (await QueryAsync(bench, "due")).Select(r => (
            DateTimeOffset.FromUnixTimeSeconds((long)((FieldValue.Number)r.Values["time"]).Value).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            r.Values["period"].ToString()!,
            r.Values["state"].ToString()!,
            r.Values["days_overdue"].ToString()!))];

    private async Task<IReadOnlyList<QueryRow>> QueryAsync(ProjectionBench bench, string figure)
    {
        using var client = new InfluxClient(bench.Options, TimeProvider.System);
        return await client.QueryAsync($"SELECT * FROM pipeline WHERE figure = '{figure}' GROUP BY *", _cancellation);
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(' ', parts.Order(StringComparer.Ordinal));
}
