using System.Diagnostics;
using System.Globalization;
using System.Text;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class IngestTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _workplace = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task NameThatATerminalWouldObey_IsShownAndNotObeyed()
    {
        _workplace.Drop("统计局/\u001b[2J\u202e月报.xlsx", SomeWorkbook.Returned());
        var outcome = await RunAsync("ingest", _workplace.Share);
        (outcome.Output + outcome.Error).Should().Contain("\uFFFD[2J\uFFFD月报.xlsx").And.NotContain("\u001b").And.NotContain("\u202e");
    }

    [Fact]
    public async Task FilesOfTheShare_AreTakenInAtOnceAndPutIntoTheirPlaces()
    {
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted(month: 5));
        _workplace.Drop("统计局/错.xlsx", SomeWorkbook.Returned());
        _workplace.Drop("统计局/新.xlsx", SomeWorkbook.Held());

        var outcome = await RunAsync("ingest", _workplace.Share, "--json");

        outcome.ExitCode.Should().Be(1);
        _workplace.Files().Should().Equal("统计局/已接收/好.xlsx", "统计局/待确认/新.xlsx", "统计局/退回/错.xlsx");
        outcome.Json.Select(l => (Path.GetFileName(l.GetProperty("file").GetString()), l.GetProperty("verdict").GetString(), l.GetProperty("place").GetString())).Should().Equal(
            ("好.xlsx", "accepted", "统计局/已接收/好.xlsx"), ("新.xlsx", "held", "统计局/待确认/新.xlsx"), ("错.xlsx", "returned", "统计局/退回/错.xlsx"));
        (await RunAsync("ingest", _workplace.Share)).Should().BeEquivalentTo(new { ExitCode = 0, Output = "" }, "nothing is left to take in");
    }

    [Theory]
    [InlineData("stats")]
    [InlineData("统计局")]
    [InlineData("县统计局")]
    public async Task FileOutsideTheShare_StaysAndBelongsToTheDepartmentNamed(string department)
    {
        var path = _folder.Combine("月报.xlsx");
        File.WriteAllBytes(path, SomeWorkbook.Accepted());

        var outcome = await RunAsync("ingest", path, "--department", department, "--json");

        outcome.ExitCode.Should().Be(0);
        File.Exists(path).Should().BeTrue();
        outcome.Json.Single().GetProperty("department").GetString().Should().Be("stats");
        outcome.Json.Single().GetProperty("place").GetString().Should().BeNull();
        var query = await RunAsync("query", "--indicator", "output", "--json");
        query.Json.Single().GetProperty("value").GetDecimal().Should().Be(100m);
        query.Json.Single().GetProperty("department").GetString().Should().Be("stats");
        query.Json.Single().GetProperty("cell").GetString().Should().Be("B4");
    }

    [Fact]
    public async Task ShareOfOtherData_IsWrongUsageAndNothingIsTaken_UntilItIsTakenOver()
    {
        (await RunAsync("ingest", _workplace.Share)).ExitCode.Should().Be(0);
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        string[] other = ["ingest", _workplace.Share, "--catalog", _workplace.Catalog.Path, "--share", _workplace.Share, "--data", _folder.Combine("other")];
        var program = new BuiltProgram { WorkingFolder = _folder.Path };

        var outcome = await program.RunAsync(Cancel, other);

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().ContainAll(_workplace.Data, Environment.MachineName, "--take-over");
        (await program.With("Web__Urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}")).RunAsync(Cancel, [.. other[2..], "run"])).ExitCode.Should().Be(2);
        _workplace.Files().Should().Equal("统计局/好.xlsx");
        (await program.RunAsync(Cancel, [.. other, "--take-over"])).ExitCode.Should().Be(0);
        _workplace.Files().Should().Equal("统计局/已接收/好.xlsx");
    }

    [Fact]
    public async Task PipesAndNamesThatAreNoUtf8_TroubleNobodyElse()
    {
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        using (var shell = Process.Start("sh", ["-c", $"cd '{_workplace.InShare("统计局")}' && mkfifo p.xlsx && d=\"$(printf '\\271\\244\\322\\265')\" && mkdir \"$d\" && cp 好.xlsx \"$d/$(printf '\\324\\302\\261\\250.xlsx')\""]))
            await shell.WaitForExitAsync(Cancel);

        var check = await RunAsync("check", _workplace.Share, "--json");
        check.ExitCode.Should().Be(3);
        check.Json.Should().HaveCount(3);
        check.Json.Where(l => l.TryGetProperty("verdict", out _)).Should().ContainSingle().Which.GetProperty("verdict").GetString().Should().Be("accepted");

        (await RunAsync("ingest", _workplace.Share)).ExitCode.Should().Be(0);
        _workplace.Files().Should().Equal("统计局/p.xlsx", "统计局/已接收/好.xlsx", "统计局/已接收/月报.xlsx");
        var passedOver = (await RunAsync("status", "--json")).Json.Single().GetProperty("passed_over");
        passedOver.GetArrayLength().Should().Be(1);
        passedOver[0].GetProperty("file").GetString().Should().Be("统计局/p.xlsx");
        passedOver[0].GetProperty("reason").GetString().Should().Be("no_file");
        (await RunAsync("status")).Output.Should().Contain("从不接收的文件").And.Contain("不是普通文件");
        using (var shell = Process.Start("find", [_workplace.Share, "-type", "d", "-empty", "-delete"]))
            await shell.WaitForExitAsync(Cancel);
    }

    [Fact]
    public async Task UnknownName_ListsTheNearest()
    {
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        (await RunAsync("ingest", _workplace.Share)).ExitCode.Should().Be(0);
        (await RunAsync("query", "--indicator", "otuput", "--lang", "en")).Error.Should().Contain("nearest: output 总产值");
        (await RunAsync("query", "--indicator", "总产直")).Error.Should().Contain("最接近的有：output 总产值");
        (await RunAsync("query", "--area", "countyy", "--lang", "en")).Error.Should().Contain("nearest: county");
    }

    [Fact]
    public async Task DepartmentThatThereIsNot_IsWrongUsageAndNothingIsTaken()
    {
        var path = _folder.Combine("月报.xlsx");
        File.WriteAllBytes(path, SomeWorkbook.Accepted());

        var outcome = await RunAsync("ingest", path, "--department", "海军");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("统计局");
        (await RunAsync("query")).ExitCode.Should().Be(2, "there is no ledger yet");
    }

    [Fact]
    public async Task SameBytesAgain_AreToldAndAccepted()
    {
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        await RunAsync("ingest", _workplace.Share);
        _workplace.Drop("统计局/好2.xlsx", File.ReadAllBytes(_workplace.InShare("统计局/已接收/好.xlsx")));

        var outcome = await RunAsync("ingest", _workplace.InShare("统计局/好2.xlsx"), "--json");

        outcome.ExitCode.Should().Be(0);
        outcome.Json.Single().GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("FIL201");
    }

    [Fact]
    public async Task ServerThatIsAway_LeavesTheFileAcceptedAndSaysHowFarBehind()
    {
        var path = _folder.Combine("月报.xlsx");
        File.WriteAllBytes(path, SomeWorkbook.Accepted());

        var outcome = await new BuiltProgram { WorkingFolder = _folder.Path }
            .With("Influx__Retries", "0").With("Commands__CatchUpTimeout", "00:00:01")
            .RunAsync(Cancel, ["ingest", path, "--lang", "en", "--influx", "http://127.0.0.1:9", .. Common]);

        outcome.ExitCode.Should().Be(0);
        outcome.Error.Should().Contain("2 change(s) behind");
    }

    [Fact]
    public async Task Fault_IsOneLineAtTheTerminalAndAStackInTheLog()
    {
        var path = _folder.Combine("月报.xlsx");
        File.WriteAllBytes(path, SomeWorkbook.Accepted());
        var data = _folder.Combine("data");
        Directory.CreateDirectory(data);
        File.WriteAllText(Path.Combine(data, "ledger.db"), new string('x', 5000));

        var outcome = await new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(
            Cancel, "ingest", path, "--catalog", _workplace.Catalog.Path, "--share", _workplace.Share, "--data", data);

        outcome.ExitCode.Should().Be(3);
        outcome.Output.Should().BeEmpty();
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
        File.ReadAllText(Directory.EnumerateFiles(Path.Combine(data, "logs"), "commands-*.log").Single()).Should().Contain("   at ");
    }

    [Fact]
    public async Task Query_WritesACsvThatExcelOpensRight()
    {
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted(output: 1234.50m));
        await RunAsync("ingest", _workplace.Share);
        var file = _folder.Combine("结果.csv");

        var outcome = await RunAsync("query", "--indicator", "总产值", "--area", "全县", "--measure", "level", "--from", "2025-M06", "--to", "2025", "-o", file);

        outcome.ExitCode.Should().Be(0);
        outcome.Output.Should().BeEmpty();
        var bytes = File.ReadAllBytes(file);
        bytes.Should().StartWith(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(bytes.AsSpan(3)).Should().Be(
            """
            indicator,indicator_name,area,area_name,item,item_name,freq,accumulation,measure,period,value,unit,status,department,submission,file,sheet,cell,rule,inputs,explanation
            output,总产值,county,全县,,,M,ytd,level,2025-M06,1234.5,万元,A,stats,1,好.xlsx,Sheet1,B4,,,

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Query_NarrowsByIndicatorAreaMeasureAndSpan()
    {
        foreach (var month in new[] { 4, 5, 6 })
            _workplace.Drop($"统计局/{month}.xlsx", SomeWorkbook.Accepted(month, output: month * 100, crops: month * 10));
        await RunAsync("ingest", _workplace.Share);

        (await RunAsync("query", "--json")).Json.Should().HaveCount(6);
        (await RunAsync("query", "--json", "--indicator", "crops", "output", "--from", "2025-M05")).Json.Should().HaveCount(4);
        (await RunAsync("query", "--json", "--indicator", "crops", "--from", "2025-M05", "--to", "2025-M05")).Json
            .Should().ContainSingle().Which.GetProperty("value").GetDecimal().Should().Be(0.005m, "it is in 亿元");
        (await RunAsync("query", "--json", "--area", "east")).Json.Should().BeEmpty();
        (await RunAsync("query", "--json", "--measure", "yoy")).Json.Should().BeEmpty();
        (await RunAsync("query", "--indicator", "crops", "--format", "table", "--lang", "en")).Lines.Should().HaveCount(4).And.StartWith(
            "indicator\tarea\titem\tperiod\taccumulation\tmeasure\tvalue\tunit\tstatus\torigin");
    }

    [Fact]
    public async Task Status_ShowsWhatArrivedWhatWaitsAndWhatIsDue()
    {
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted());
        _workplace.Drop("统计局/新.xlsx", SomeWorkbook.Held(label: "蔬菜水果产值"));
        _workplace.Drop("统计局/新2.xlsx", SomeWorkbook.Held(month: 7, label: "蔬菜水果产值"));
        await RunAsync("ingest", _workplace.Share);

        var outcome = await RunAsync("status", "--json");

        outcome.ExitCode.Should().Be(0);
        outcome.Error.Should().BeEmpty();
        var status = outcome.Json.Should().ContainSingle().Subject;
        status.GetProperty("submissions").EnumerateArray().Select(s => (s.GetProperty("verdict").GetString(), s.GetProperty("count").GetInt32())).Should().Equal(("accepted", 1), ("held", 2));
        status.GetProperty("recent").GetArrayLength().Should().Be(3);
        var label = status.GetProperty("unknown_labels").EnumerateArray().Should().ContainSingle().Subject;
        label.GetProperty("label").GetString().Should().Be("蔬菜水果产值");
        label.GetProperty("workbooks").GetInt32().Should().Be(2);
        label.GetProperty("files").EnumerateArray().Select(f => f.GetString()).Should().BeEquivalentTo("新.xlsx", "新2.xlsx");
        status.GetProperty("due")[0].GetProperty("report").GetString().Should().Be("monthly");
        status.GetProperty("projection").ValueKind.Should().Be(System.Text.Json.JsonValueKind.Null);
        (await RunAsync("status", "--lang", "en")).Output.Should().Contain("蔬菜水果产值\t2\t").And.Contain("Reports of the last period");
    }

    public void Dispose()
    {
        _workplace.Dispose();
        _folder.Dispose();
    }

    private string[] Common => ["--catalog", _workplace.Catalog.Path, "--share", _workplace.Share, "--data", _workplace.Data];

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(Cancel, [.. arguments, .. Common]);
}
