using System.Text.Json;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Tests.Assessments;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>The projection into a real victoria-metrics: it takes the same batches, but no corrections.</summary>
public sealed class VictoriaMetricsTests : IAsyncLifetime
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private VictoriaMetricsServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await VictoriaMetricsServer.StartAsync(_cancellation);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData(InfluxApi.V2, InfluxApi.V2)]
    [InlineData(InfluxApi.V1, InfluxApi.V1)]
    [InlineData(InfluxApi.Auto, InfluxApi.V1)]
    public async Task Points_AreTakenByEitherEndpoint(InfluxApi api, InfluxApi used)
    {
        using var client = new InfluxClient(new InfluxOptions { Url = _server.Url, Api = api }, TimeProvider.System);
        var server = await client.ConnectAsync(_cancellation);
        server.Should().BeEquivalentTo(new { Kind = InfluxKind.VictoriaMetrics, Api = used, TakesCorrections = false, AnswersInfluxQl = false });
        string[] names = ["plain", "高原 夏菜", "a,b=c", "say \"so\"", "two\nlines", "ends\\"];
        var points = names.Select((name, i) => SomePoint.Of(FieldValue.Of(1.5m + i), item: name)).ToList();
        (await client.WriteAsync(points, _cancellation)).Should().BeEquivalentTo(new { Written = names.Length, Trouble = (InfluxTrouble?)null });

        var stored = await StoredAsync();
        stored.Should().BeEquivalentTo(points.Select((p, i) => (p.Series.Tags.Single(t => t.Key == "item").Value, 1.5 + i, SomePoint.Time)));
    }

    [Fact]
    public async Task Projection_WritesButCannotCorrect_UntilItIsRebuilt()
    {
        using var bench = new ProjectionBench(new InfluxOptions { Url = _server.Url, Api = InfluxApi.V2 });
        await bench.RecordAsync(ProjectionBench.Months(24));
        var mistake = await bench.RecordAsync(SomeReport.Figure(5m, "2025-M06"));
        (await bench.Projection.RunOnceAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 25 });
        (await StoredAsync()).Should().HaveCount(25);

        await bench.Ledger.WithdrawAsync(mistake.Id, "by mistake", Actor.Worker, _cancellation);
        (await bench.Projection.RunOnceAsync(_cancellation)).State.Should().Be(ProjectionState.CaughtUp);
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeTrue();
        (await bench.Projection.VerifyAsync(_cancellation)).Trouble!.Words.Should().Contain("does not answer InfluxQL");

        (await bench.Projection.RebuildAsync(_cancellation)).Should().BeEquivalentTo(new { State = ProjectionState.CaughtUp, Written = 24 });
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeFalse();
        var first = TimePeriod.OfMonth(2000, 1);
        (await StoredAsync()).Select(s => (s.Level, s.Time)).Should().BeEquivalentTo(
            Enumerable.Range(0, 24).Select(i => ((double)(100m + (i * 1.1m)), first.Plus(i).FirstInstant(ProjectionBench.Shanghai).ToUnixTimeSeconds())));
    }

    [Fact]
    public async Task CorrectedFigure_NeedsARebuild_FurtherOnesDoNot()
    {
        using var bench = new ProjectionBench(new InfluxOptions { Url = _server.Url });
        await bench.RecordAsync(ProjectionBench.Months(12));
        await bench.CatchUpAsync();
        await bench.RecordAsync(SomeReport.Figure(5m, "2025-M06"));
        await bench.CatchUpAsync();
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeFalse();

        await bench.RecordAsync(SomeReport.Figure(6m, "2025-M06"));
        await bench.CatchUpAsync();
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeTrue();

        await bench.Projection.RebuildAsync(_cancellation);
        await bench.RecordAsync(SomeReport.Figure(6m, "2025-M06"), SomeReport.Figure(7m, "2025-M07"));
        await bench.CatchUpAsync();
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeFalse("the rebuild wrote what was corrected");
    }

    [Fact]
    public async Task ScoresOfFurtherPeriods_AreAdded_OthersNeedARebuild()
    {
        using var bench = new ProjectionBench(new InfluxOptions { Url = _server.Url });
        bench.Catalog = AssessmentBench.Of(AssessmentBench.Scheme(AssessmentBench.Scored("investment", 100)));
        await bench.RecordAsync(Levels("2025-M06", 20, 50, 10));
        await bench.CatchUpAsync();
        await bench.RecordAsync(Levels("2025-M09", 50, 20, 10));
        await bench.CatchUpAsync();
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeFalse();

        await bench.RecordAsync(SomeReport.Figure(70, "2025-M06", SomeReport.Series("investment", "east")));
        await bench.CatchUpAsync();
        (await bench.Projection.StatusAsync(_cancellation)).NeedsRebuild.Should().BeTrue();

        static IEnumerable<Observation> Levels(string period, params decimal[] values) =>
            AssessmentBench.Townships.Zip(values, (area, value) => SomeReport.Figure(value, period, SomeReport.Series("investment", area)));
    }

    [Fact]
    public async Task SubmissionsOfOneMoment_AreAllKept()
    {
        using var bench = new ProjectionBench(new InfluxOptions { Url = _server.Url });
        for (var i = 0; i < 5; i++)
            await bench.Ledger.RecordAsync(SomeReport.Named($"report {i}", SomeReport.Figure(i)), _cancellation);
        await bench.Projection.RunOnceAsync(_cancellation);

        var lines = await _server.ExportAsync("{__name__=\"pipeline_count\",figure=\"submission\"}", _cancellation);

        using var series = JsonDocument.Parse(lines.Should().ContainSingle().Which);
        series.RootElement.GetProperty("values").GetArrayLength().Should().Be(5);
        series.RootElement.GetProperty("timestamps").EnumerateArray().Select(t => t.GetInt64()).Should().OnlyHaveUniqueItems();
    }

    private async Task<List<(string Item, double Level, long Time)>> StoredAsync()
    {
        var stored = new List<(string, double, long)>();
        foreach (var line in await _server.ExportAsync("{__name__=\"economy_level\"}", _cancellation))
        {
            using var series = JsonDocument.Parse(line);
            var item = series.RootElement.GetProperty("metric").TryGetProperty("item", out var name) ? name.GetString()! : "";
            var values = series.RootElement.GetProperty("values").EnumerateArray().Select(v => v.GetDouble());
            var times = series.RootElement.GetProperty("timestamps").EnumerateArray().Select(t => t.GetInt64() / 1_000);
            stored.AddRange(values.Zip(times, (value, time) => (item, value, time)));
        }

        return stored;
    }
}
