using System.Globalization;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary>Names in open registers: a near miss is asked about, and <c>catalog item merge</c> makes two rows one.</summary>
public sealed class CatalogItemTests : IDisposable
{
    private const string Known = "滨河路改造工程";
    private const string Near = "滨河路综合改造工程";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task NearMiss_IsAskedAbout_AtTheCellOfTheName()
    {
        _place.Drop("统计局/六月.xlsx", Projects(6, (Known, 100), ("国道改线工程", 50)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        _place.Drop("统计局/七月.xlsx", Projects(7, (Near, 120), ("国道改线工程", 60)));

        var outcome = await RunAsync("ingest", _place.Share, "--json");

        outcome.ExitCode.Should().Be(1, outcome.Error);
        var finding = outcome.Json.Single().GetProperty("findings").EnumerateArray().Should().ContainSingle().Subject;
        (finding.GetProperty("code").GetString(), finding.GetProperty("cell").GetString(), finding.GetProperty("severity").GetString()).Should().Be(("CHK123", "A4", "verify"));
        finding.GetProperty("message").GetString().Should().ContainAll(Known, Near);
    }

    [Fact]
    public async Task TwoRowsThatAreMerged_AreOneWithTheirHistory()
    {
        _place.Catalog.Write("checks.yaml", "- { code: names, check: near_name, severity: none }");
        _place.Drop("统计局/六月.xlsx", Projects(6, (Known, 100)));
        _place.Drop("统计局/七月.xlsx", Projects(7, (Near, 120)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await ItemsAsync()).Should().Equal($"{Known} 2025-M06 100", $"{Near} 2025-M07 120");

        var outcome = await RunAsync("catalog", "item", "merge", Near, Known);

        outcome.ExitCode.Should().Be(0, outcome.Error);
        (await ItemsAsync()).Should().Equal($"{Known} 2025-M06 100", $"{Known} 2025-M07 120");
        File.ReadAllText(Path.Combine(_place.Catalog.Path, "registers.yaml")).Should().Be($"- {{ name: {Near}, same_as: {Known} }}\n");
        _place.Drop("统计局/八月.xlsx", Projects(8, ($"2、{Near}。", 130)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await ItemsAsync()).Should().HaveCount(3).And.EndWith($"{Known} 2025-M08 130");
    }

    [Fact]
    public async Task RowsThatStandInOneReport_AreTwo()
    {
        _place.Drop("统计局/六月.xlsx", Projects(6, (Known, 100), (Near, 50)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);

        var outcome = await RunAsync("catalog", "item", "merge", Near, Known, "--lang", "en");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("they are two");
        File.Exists(Path.Combine(_place.Catalog.Path, "registers.yaml")).Should().BeFalse();
    }

    [Fact]
    public async Task MergeBack_IsRefused_AndNamesInARingAreStillRead()
    {
        _place.Catalog.Write("checks.yaml", "- { code: names, check: near_name, severity: none }");
        _place.Drop("统计局/六月.xlsx", Projects(6, (Known, 100)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await RunAsync("catalog", "item", "merge", Near, Known)).ExitCode.Should().Be(0);

        var back = await RunAsync("catalog", "item", "merge", $"{Known}。", $"“{Near}”", "--lang", "en");

        back.ExitCode.Should().Be(2);
        back.Error.Should().Contain("the same already");
        // By hand: in the register the names are in a ring, as labels they are not.
        _place.Catalog.Write("registers.yaml", $"- {{ name: {Near}, same_as: {Known} }}\n- {{ name: {Known}。, same_as: {Near}。 }}\n");
        _place.Drop("统计局/七月.xlsx", Projects(7, (Near, 120)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await ItemsAsync()).Should().Equal($"{Known} 2025-M06 100", $"{Known} 2025-M07 120");
    }

    [Fact]
    public async Task ItemOfARegister_IsFoundHoweverItIsTyped_AndByTheNameThatItHadBefore()
    {
        _place.Drop("统计局/六月.xlsx", Projects(6, (Known, 100)));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await RunAsync("catalog", "item", "merge", Near, Known)).ExitCode.Should().Be(0);

        foreach (var typed in new[] { Known, $"1、{Known}。", $"“{Known}”", Near })
            (await RunAsync("query", "--item", typed, "--json")).Json.Should().ContainSingle(typed);
        (await RunAsync("query", "--item", "国道改线工程", "--json")).Json.Should().BeEmpty();
        var file = Path.Combine(_place.Data, "figures.csv");
        (await RunAsync("query", "--revisions", "--format", "sdmx-csv", "-o", file)).ExitCode.Should().Be(2);
        Directory.EnumerateFiles(_place.Data, "figures*").Should().BeEmpty("nothing is left of a file that could not be written");
    }

    private static byte[] Projects(int month, params (string Name, int Investment)[] rows)
    {
        var sheet = new SheetBuilder().Row(string.Create(CultureInfo.InvariantCulture, $"2025年1-{month}月重点项目进展情况")).Row("单位：万元").Row("项目名称", "累计");
        foreach (var (name, investment) in rows)
            sheet.Row(name, investment);
        return sheet.ToXlsx();
    }

    private async Task<List<string>> ItemsAsync() =>
        [.. (await RunAsync("query", "--json")).Json.Select(r => $"{r.GetProperty("item").GetString()} {r.GetProperty("period").GetString()} {r.GetProperty("value").GetDecimal()}")];

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
