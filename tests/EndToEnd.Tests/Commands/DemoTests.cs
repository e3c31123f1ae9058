using System.Text.Json;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class DemoTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Samples_AreAllAccepted_AndASecondRunChangesNothing()
    {
        var first = await RunAsync();

        first.ExitCode.Should().Be(0, first.Output);
        first.Json.Sum(l => l.GetProperty("observations").GetInt64()).Should().BeGreaterThanOrEqualTo(15_000);
        first.Json.Select(l => l.GetProperty("domain").GetString()).Should().Equal(
            "economy", "cluster", "project", "ecology", "rural", "livelihood", "business", "governance", "assessment");
        var laidOut = Files();
        laidOut.Count(f => f.Contains("已接收", StringComparison.Ordinal)).Should().BeGreaterThanOrEqualTo(2 * 45, "each workbook has its receipt");

        var second = await RunAsync();

        second.ExitCode.Should().Be(0);
        second.Output.Should().Be(first.Output);
        Files().Should().Equal(laidOut);
    }

    [Fact]
    public async Task Served_ItEndsWithTheAddressOnALineOfItsOwn_WhereTheConsoleAnswers()
    {
        await using var demo = WorkerProcess.Start([new("Web:Urls", "http://127.0.0.1:0")], "demo", "--dir", _folder.Combine("demo"));
        Uri? address = null;
        await demo.UntilAsync(
            () => Task.FromResult(demo.Output().Split('\n', StringSplitOptions.TrimEntries).Any(line => Uri.TryCreate(line, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeHttp)), Cancel);

        using var http = new HttpClient { BaseAddress = address, DefaultRequestHeaders = { { "Accept", "text/html" } } };
        (await http.GetStringAsync(new Uri("/", UriKind.Relative), Cancel)).Should().Contain("<html");
        (await demo.StopAsync(Cancel)).Should().Be(0, demo.Output());
    }

    [Fact]
    public async Task Conversation_ShowsWhatIsReturnedCorrectedExplainedAndHeld_BesideTheSamples()
    {
        (await RunAsync()).ExitCode.Should().Be(0, "what is meant to be returned is no failure");

        Files().Select(f => Path.GetRelativePath(_folder.Combine("demo", "share"), f)).Should().Contain(
        [
            "农业农村局/退回/2025年12月各乡镇羊存栏核实表.审核.xlsx", "农业农村局/已接收/2025年12月各乡镇羊存栏核实表（更正）.xlsx",
            "工信局/退回/2025年12月工业经济补充指标.审核.xlsx", "工信局/已接收/2025年12月工业经济补充指标.审核.xlsx",
            "人社局/退回/2025年12月各乡镇城镇新增就业核实表.审核.xlsx", "文旅局/待确认/2025年12月各乡镇文旅新业态情况.xlsx",
        ]);
        var explained = await new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(
            Cancel, "query", "--json", "--data", _folder.Combine("demo", "data"), "--indicator", "industry_sales", "--accumulation", "ytd", "--measure", "level", "--from", "2025-M12");
        explained.Json.Should().ContainSingle().Which.GetProperty("explanation").GetString().Should().Contain("第五次全国经济普查");
    }

    [Fact]
    public async Task Samples_ArriveInInfluxWithAuthentication_AlsoAfterItWasAwayAndAfterARebuild()
    {
        await using var server = await InfluxServer.StartAsync(Cancel, authentication: true);
        await server.StopAsync();

        (await RunOnAsync(server, "demo", "--no-serve", "--dir", _folder.Combine("demo"))).Error.Should().MatchRegex("[0-9]{5} change\\(s\\) behind");
        await server.StartAgainAsync(Cancel);
        (await RunOnAsync(server, "demo", "--no-serve", "--dir", _folder.Combine("demo"))).Error.Should().Contain("up to date");
        await VerifyAsync(server);

        var data = _folder.Combine("demo", "data");
        (await RunOnAsync(server, "influx", "rebuild", "--data", data)).ExitCode.Should().Be(0);
        await VerifyAsync(server);
        foreach (var (measurement, field) in new[]
        {
            ("economy", "pace"), ("economy", "gap"), ("economy", "rank"), ("economy", "rank_change"), ("cluster", "rank"), ("project", "days_overdue"),
            ("livelihood", "pace"), ("pipeline", "ingest_seconds"), ("pipeline", "days_overdue"), ("pipeline", "pending"),
        })
        {
            (await server.QueryAsync($"SELECT count({field}) FROM {measurement}", Cancel, "indicators")).Should().Contain("\"values\"", $"{measurement} has {field}");
        }
    }

    [Fact]
    public async Task Samples_GiveDerivedFiguresThatLeadBackToTheirCells()
    {
        await RunAsync();
        var rows = (await new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(
            Cancel,
            "query", "--derived", "--json", "--data", _folder.Combine("demo", "data"), "--indicator", "fixed_investment", "--area", "dongchuan", "--measure", "level", "rank", "--from", "2025-M12")).Json;

        var level = rows.Single(r => r.GetProperty("measure").GetString() == "level");
        level.GetProperty("rule").ValueKind.Should().Be(JsonValueKind.Null);
        var rank = rows.Single(r => r.GetProperty("measure").GetString() == "rank");
        rank.GetProperty("rule").GetString().Should().Be("rank_townships");
        rank.GetProperty("cell").ValueKind.Should().Be(JsonValueKind.Null);
        var inputs = rank.GetProperty("inputs").EnumerateArray().ToList();
        inputs.Should().HaveCount(12, "there are twelve townships");
        inputs.Should().Contain(i => i.GetProperty("area").GetString() == "dongchuan" && i.GetProperty("cell").GetString() == level.GetProperty("cell").GetString());
        rank.GetProperty("value").GetDecimal().Should().BeInRange(1, 12);
    }

    public void Dispose() => _folder.Dispose();

    private async Task VerifyAsync(InfluxServer server)
    {
        var verify = await RunOnAsync(server, "influx", "verify", "--json", "--data", _folder.Combine("demo", "data"));
        verify.ExitCode.Should().Be(0, verify.Output);
        verify.Json.Single().GetProperty("points").GetInt64().Should().BeGreaterThan(10_000);
    }

    private Task<ProgramOutcome> RunOnAsync(InfluxServer server, params string[] arguments) =>
        new BuiltProgram { WorkingFolder = _folder.Path }
            .With("Influx__UserName", InfluxServer.UserName)
            .With("Influx__Password", InfluxServer.Password)
            .With("Influx__Retries", "0")
            .With("Commands__CatchUpTimeout", "00:00:20")
            .RunAsync(Cancel, [.. arguments, "--lang", "en", "--influx", server.Url]);

    // In a folder without samples and catalog: those beside the program serve.
    private Task<ProgramOutcome> RunAsync() =>
        new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(Cancel, "demo", "--no-serve", "--json", "--dir", _folder.Combine("demo"));

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_folder.Combine("demo", "share"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
