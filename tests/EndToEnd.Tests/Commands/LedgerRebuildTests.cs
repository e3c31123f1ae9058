using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary>The ledger's disk fails, and the ledger comes back as it was.</summary>
public sealed class LedgerRebuildTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task DamagedLedger_IsMadeAgain_AndEveryQuestionHasTheSameAnswer()
    {
        await using var influx = await InfluxServer.StartAsync(Cancel);
        await LiveAsync(influx);
        var before = await AnswersAsync();
        var ledger = Path.Combine(_place.Data, "ledger.db");
        await using (var stream = File.OpenWrite(ledger))
        {
            stream.Position = 2 * 4096;
            await stream.WriteAsync(Enumerable.Repeat((byte)0xA5, 5 * 4096).ToArray(), Cancel);
        }

        (await RunAsync("doctor", "--lang", "en")).Output.Should().Contain("indicators ledger rebuild");
        var refused = await RunAsync("run", "--lang", "en");
        refused.ExitCode.Should().Be(3);
        refused.Error.Should().Contain("indicators ledger rebuild");

        var rebuilt = await RunAsync("ledger", "rebuild", "--json", "--influx", influx.Url);

        rebuilt.ExitCode.Should().Be(0, rebuilt.Error);
        rebuilt.Json.Single().GetProperty("submissions").GetInt64().Should().Be(7);
        rebuilt.Json.Single().GetProperty("missing").GetInt32().Should().Be(0);
        File.Exists(rebuilt.Json.Single().GetProperty("aside").GetString()).Should().BeTrue();
        (await AnswersAsync()).Should().Equal(before);
        (await RunAsync("doctor", "--json")).Json.Single(l => l.GetProperty("check").GetString() == "ledger").GetProperty("code").GetString().Should().Be("ledger_in_order");

        // The projection, which was in the lost one, begins anew, and the work goes on.
        _place.Drop("统计局/9月.xlsx", SomeWorkbook.Accepted(9, output: 900));
        (await RunAsync("ingest", _place.Share, "--influx", influx.Url)).ExitCode.Should().Be(0);
        var verified = await RunAsync("influx", "verify", "--influx", influx.Url);
        verified.ExitCode.Should().Be(0, verified.Output + verified.Error);
    }

    [Fact]
    public async Task LostLedger_IsNotBegunAnewBesideItsJournal()
    {
        _place.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        await RunAsync("ingest", _place.Share);
        var before = await AnswersAsync();
        foreach (var file in Directory.GetFiles(_place.Data, "ledger.db*"))
            File.Delete(file);

        (await RunAsync("doctor", "--json")).Json.Select(l => l.GetProperty("code").GetString()).Should().Contain("ledger_gone");
        foreach (var question in new[] { "status", "query" })
        {
            var unanswered = await RunAsync(question, "--lang", "en");
            unanswered.ExitCode.Should().Be(3);
            unanswered.Error.Should().Contain("indicators ledger rebuild");
        }

        _place.Drop("统计局/又.xlsx", SomeWorkbook.Accepted(7));
        var refused = await RunAsync("ingest", _place.Share, "--lang", "en");
        refused.ExitCode.Should().Be(3);
        refused.Error.Should().Contain("indicators ledger rebuild");
        (await RunAsync("run")).ExitCode.Should().Be(3);
        File.Exists(_place.InShare("统计局/又.xlsx")).Should().BeTrue("it stays where it is");

        (await RunAsync("ledger", "rebuild")).ExitCode.Should().Be(0);
        (await AnswersAsync()).Should().Equal(before);
    }

    [Fact]
    public async Task RunningWorker_IsLeftAlone()
    {
        _place.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        await using var worker = WorkerProcess.Start(
            _place.Configuration.AsEnumerable().Where(s => s.Value is not null).Append(new KeyValuePair<string, string?>("Web:Urls", "http://127.0.0.1:0")));
        while (!worker.HasExited && !worker.Output().Contains("The console is at", StringComparison.Ordinal))
            await Task.Delay(20, Cancel);
        (await RunAsync("ledger", "rebuild")).ExitCode.Should().Be(2);
        (await worker.StopAsync(Cancel)).Should().Be(0, worker.Output());
    }

    [Fact]
    public async Task NoJournal_IsSaid()
    {
        var outcome = await RunAsync("ledger", "rebuild", "--lang", "en");
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("no journal");
    }

    public void Dispose()
    {
        _place.Dispose();
        _folder.Dispose();
    }

    // Received, corrected, returned, held, sent back, withdrawn.
    private async Task LiveAsync(InfluxServer influx)
    {
        foreach (var month in new[] { 3, 4, 5 })
            _place.Drop($"统计局/{month}月.xlsx", SomeWorkbook.Accepted(month, output: 100 * month));
        _place.Drop("统计局/退.xlsx", SomeWorkbook.Returned());
        _place.Drop("统计局/待.xlsx", SomeWorkbook.Held(2));
        (await RunAsync("ingest", _place.Share, "--influx", influx.Url)).ExitCode.Should().Be(1);
        _place.Drop("统计局/4月更正.xlsx", SomeWorkbook.Accepted(4, output: 444));
        (await RunAsync("ingest", _place.Share, "--influx", influx.Url)).ExitCode.Should().Be(0);
        (await RunAsync("withdraw", "1", "--why", "数字有误")).ExitCode.Should().Be(0);
        var held = (await RunAsync("status", "--json")).Json.Single().GetProperty("recent").EnumerateArray().Single(s => s.GetProperty("verdict").GetString() == "held");
        var returned = await RunAsync("return", held.GetProperty("id").GetRawText(), "--why", "请改用目录中的名称");
        returned.ExitCode.Should().BeOneOf([0, 1], returned.Error);
    }

    private async Task<List<string>> AnswersAsync()
    {
        var answers = new List<string>();
        foreach (var question in new string[][] { ["query", "--format", "csv"], ["query", "--vintages", "--format", "csv"], ["status", "--json"] })
        {
            var answer = await RunAsync(question);
            answer.ExitCode.Should().Be(0, answer.Error);
            answers.Add(answer.Output);
        }

        return answers;
    }

    // The console has a port of its own: the usual one may be in use here.
    private Task<ProgramOutcome> RunAsync(params string[] arguments) => new BuiltProgram { WorkingFolder = _folder.Path }.With("Web__Urls", "http://127.0.0.1:0").RunAsync(
        Cancel, [.. arguments, "--catalog", _place.Catalog.Path, "--share", _place.Share, "--data", _place.Data]);
}
