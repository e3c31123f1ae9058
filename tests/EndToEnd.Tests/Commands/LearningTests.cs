using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary>What the catalog learns at the terminal, the held workbooks are read with by themselves.</summary>
public sealed class LearningTests : IDisposable
{
    private const string Crops = "crops.county..M.ytd.level 2025-M06";
    private const string Output = "output.county..M.ytd.level 2025-M06";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task LabelThatIsMadeAnAlias_BringsTheWorkbookIn()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(1);
        _place.Files().Should().Equal("统计局/待确认/月报.xlsx");
        var status = await RunAsync("status", "--json");
        status.Json.Single().GetProperty("unknown_labels")[0].GetProperty("label").GetString().Should().Be("蔬菜水果产值");

        var outcome = await RunAsync("catalog", "alias", "add", "crops", "蔬菜水果产值", "--json");

        outcome.ExitCode.Should().Be(0, outcome.Error);
        outcome.Json[0].GetProperty("outcome").GetString().Should().Be("written");
        outcome.Json[1].GetProperty("verdict").GetString().Should().Be("accepted");
        _place.Catalog.Read(CatalogFiles.Indicators).Should().Contain("name: 种植业产值, aliases: [蔬菜水果产值],");
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/月报.xlsx.回执.txt");
        _place.ReadReceipt("统计局/已接收/月报.xlsx").Should().ContainAll("结果：已接收", "种植业产值：1 个");
        var inForce = await _place.InForceAsync(Cancel);
        inForce.Should().Contain(Output, 100m).And.Contain(Crops, 0.004m);
        (await RunAsync("status", "--json")).Json.Single().GetProperty("unknown_labels").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task CatalogThatCannotBeWritten_IsNamedWithWhatToDo()
    {
        // A folder in its place: what may not be opened even by the user who may everything.
        Directory.CreateDirectory(Path.Combine(_place.Catalog.Path, CatalogEditor.LockFile));
        var outcome = await RunAsync("catalog", "alias", "add", "crops", "蔬菜水果产值", "--lang", "en");
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().ContainAll(_place.Catalog.Path, CatalogEditor.LockFile, Environment.UserName, "sudo");
    }

    [Fact]
    public async Task WrongAlias_IsUndoneByRemovingItAndReadingAgain()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await RunAsync("ingest", _place.Share);
        await RunAsync("catalog", "alias", "add", "种植业产值", "蔬菜水果产值");
        (await _place.InForceAsync(Cancel)).Should().ContainKey(Crops);
        var before = _place.Catalog.Read(CatalogFiles.Indicators);

        (await RunAsync("catalog", "alias", "remove", "crops", "蔬菜水果产值")).ExitCode.Should().Be(0);
        (await _place.InForceAsync(Cancel)).Should().ContainKey(Crops, "what was read stays until it is read again");
        var reread = await RunAsync("reread", "--json");

        reread.ExitCode.Should().Be(1);
        reread.Json.Single().GetProperty("verdict").GetString().Should().Be("held");
        (await _place.InForceAsync(Cancel)).Should().BeEmpty();
        _place.Files().Should().Equal("统计局/待确认/月报.xlsx");
        _place.ReadReceipt("统计局/待确认/月报.xlsx").Should().Contain("结果：待确认");
        _place.Catalog.Read(CatalogFiles.Indicators).Should().NotBe(before).And.Contain("{ code: crops, name: 种植业产值, domain:");

        (await RunAsync("catalog", "alias", "add", "investment", "蔬菜水果产值")).ExitCode.Should().Be(0);
        (await _place.InForceAsync(Cancel)).Should().ContainKey("investment.county..M.ytd.level 2025-M06").And.NotContainKey(Crops).And.ContainKey(Output);
        var submissions = await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), Cancel);
        submissions.Select(s => s.Verdict).Should().Equal(Verdict.Accepted, Verdict.Held, Verdict.Accepted, Verdict.Held);
        submissions.Select(s => s.ArrivedAt).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task RereadOfAnAcceptedWorkbook_TakesTheEarlierReadingsPlace()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await RunAsync("ingest", _place.Share);
        await RunAsync("catalog", "alias", "add", "crops", "蔬菜水果产值");
        // By hand, as somebody with an editor does it.
        var text = _place.Catalog.Read(CatalogFiles.Indicators);
        _place.Catalog.Write(CatalogFiles.Indicators, text.Replace(", aliases: [蔬菜水果产值]", "", StringComparison.Ordinal)
            .Replace("name: 项目投资,", "name: 项目投资, aliases: [蔬菜水果产值],", StringComparison.Ordinal));

        var outcome = await RunAsync("reread");

        outcome.ExitCode.Should().Be(0, outcome.Error);
        (await _place.InForceAsync(Cancel)).Keys.Should().Equal("investment.county..M.ytd.level 2025-M06", Output);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        _place.ReadReceipt("统计局/已接收/月报.xlsx").Should().Contain("项目投资：1 个");
        (await RunAsync("reread", "--json")).Json.Should().BeEmpty();
    }

    [Fact]
    public async Task IgnoredLabel_LetsTheRestIn()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await RunAsync("ingest", _place.Share);

        (await RunAsync("catalog", "ignore", "add", "蔬菜水果产值")).ExitCode.Should().Be(0);

        (await _place.InForceAsync(Cancel)).Keys.Should().Equal(Output);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        (await RunAsync("catalog", "ignore", "remove", "蔬菜水果产值")).ExitCode.Should().Be(0);
        _place.Catalog.Read(CatalogFiles.Ignored).Should().Be("- 序时进度");
    }

    [Fact]
    public async Task NewIndicator_BringsTheWorkbookIn()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await RunAsync("ingest", _place.Share);

        var outcome = await RunAsync(
            "catalog", "indicator", "add", "--code", "produce", "--name", "蔬菜水果产值", "--alias", "果蔬产值", "--domain", "economy",
            "--unit", "万元", "--frequency", "M", "--accumulation", "ytd", "--min", "0", "--decimals", "1", "--better", "higher");

        outcome.ExitCode.Should().Be(0, outcome.Error);
        _place.Catalog.Read(CatalogFiles.Indicators).Should().Contain(
            "- { code: produce, name: 蔬菜水果产值, aliases: [果蔬产值], domain: economy, unit: 万元, frequency: M, accumulation: ytd, better: higher, bounds: { min: 0 }, decimals: 1 }");
        (await _place.InForceAsync(Cancel)).Should().Contain("produce.county..M.ytd.level 2025-M06", 40m);
    }

    [Fact]
    public async Task OtherWorkbooksThatWait_GoOnWaiting()
    {
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Held());
        _place.Drop("统计局/七月.xlsx", SomeWorkbook.Held(month: 7, label: "渔业产值"));
        await RunAsync("ingest", _place.Share);

        await RunAsync("catalog", "ignore", "add", "蔬菜水果产值");

        _place.Files().Should().Equal("统计局/已接收/六月.xlsx", "统计局/待确认/七月.xlsx");
        (await RunAsync("status", "--json")).Json.Single().GetProperty("unknown_labels")[0].GetProperty("label").GetString().Should().Be("渔业产值");
    }

    [Theory]
    [InlineData("refused", "catalog", "alias", "add", "crops", "产值")]
    [InlineData("no_such_indicator", "catalog", "alias", "add", "nobody", "渔业产值")]
    [InlineData("no_such_label", "catalog", "alias", "remove", "crops", "渔业产值")]
    [InlineData("is_the_name", "catalog", "alias", "remove", "crops", "种植业产值")]
    [InlineData("no_such_label", "catalog", "ignore", "remove", "渔业产值")]
    public async Task ChangeThatCannotBe_SaysWhyAndWritesNothing(string outcome, params string[] arguments)
    {
        var before = _place.Catalog.Read(CatalogFiles.Indicators) + _place.Catalog.Read(CatalogFiles.Ignored);

        var result = await RunAsync([.. arguments, "--json"]);

        result.ExitCode.Should().Be(2);
        result.Json.Single().GetProperty("outcome").GetString().Should().Be(outcome);
        result.Error.Should().NotBeEmpty();
        (_place.Catalog.Read(CatalogFiles.Indicators) + _place.Catalog.Read(CatalogFiles.Ignored)).Should().Be(before);
    }

    [Fact]
    public async Task SubmissionThatIsNotThere_IsWrongUsage()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await RunAsync("ingest", _place.Share);

        var outcome = await RunAsync("reread", "7");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("7");
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) => new BuiltProgram().RunAsync(
        Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
