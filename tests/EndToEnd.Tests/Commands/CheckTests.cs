using System.Security.Cryptography;
using System.Text.Json;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class CheckTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly CatalogFolder _catalog = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task WorkbookInOrder_IsALineOfJsonAsTheContractSays()
    {
        var path = Write("月报.xlsx", new SheetBuilder("六月")
            .Row("2025年6月主要指标完成情况")
            .Row("单位：万元")
            .Row("指标", "累计", "同比%")
            .Row("总产值", 1234.50m, 5.6m)
            .ToXlsx());

        var outcome = await RunAsync("check", path, "--json");

        outcome.ExitCode.Should().Be(0);
        outcome.Error.Should().BeEmpty();
        var line = outcome.Json.Should().ContainSingle().Subject;
        NamesOf(line).Should().Equal("file", "sha256", "verdict", "observations", "attributes", "findings");
        line.GetProperty("file").GetString().Should().Be(path);
        line.GetProperty("sha256").GetString().Should().Be(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))));
        line.GetProperty("verdict").GetString().Should().Be("accepted");
        line.GetProperty("findings").GetArrayLength().Should().Be(0);
        line.GetProperty("observations")[0].GetRawText().Should().Be(
            """{"indicator":"output","area":"county","item":null,"freq":"M","accumulation":"ytd","measure":"level","period":"2025-M06","value":1234.5,"unit":"万元","status":"A","sheet":"六月","cell":"B4"}""");
        line.GetProperty("observations")[1].GetProperty("measure").GetString().Should().Be("yoy");
    }

    [Fact]
    public async Task LongValue_KeepsAllItsDigits()
    {
        var path = Write("a.csv", "2025年6月主要指标完成情况\n单位：万元\n指标,累计\n总产值,12345678901234.5\n"u8.ToArray());

        var outcome = await RunAsync("check", path, "--json");

        outcome.Output.Should().Contain("\"value\":12345678901234.5,");
    }

    [Fact]
    public async Task ProjectList_GivesItsTexts()
    {
        var path = Write("清单.xlsx", new SheetBuilder("清单")
            .Row("2025年6月项目进展")
            .Row("单位：万元")
            .Row("项目名称", "累计完成", "形象进度")
            .Row("滨河路改造", 300, "主体施工")
            .ToXlsx());

        var outcome = await RunAsync("check", path, "--json");

        var line = outcome.Json.Single();
        line.GetProperty("attributes")[0].GetRawText().Should().Be(
            """{"item":"滨河路改造","item_name":"滨河路改造","kind":"project","name":"stage","value":"主体施工","sheet":"清单","cell":"C4"}""");
        line.GetProperty("observations")[0].GetProperty("item").GetString().Should().Be("滨河路改造");
    }

    [Theory]
    [InlineData("zh-CN", "数字")]
    [InlineData("en", "number")]
    public async Task TextForANumber_IsReturnedWithCodeCellAndWordsInTheLanguageAsked(string language, string words)
    {
        var path = Write("a.xlsx", SomeWorkbook.Returned());

        var outcome = await RunAsync("check", path, "--json", "--lang", language);

        outcome.ExitCode.Should().Be(1);
        var finding = outcome.Json.Single().GetProperty("findings")[0];
        NamesOf(finding).Should().Equal("code", "severity", "sheet", "cell", "message", "suggestion");
        finding.GetProperty("code").GetString().Should().Be("VAL101");
        finding.GetProperty("severity").GetString().Should().Be("error");
        finding.GetProperty("sheet").GetString().Should().Be("Sheet1");
        finding.GetProperty("cell").GetString().Should().Be("B5");
        finding.GetProperty("message").GetString().Should().MatchRegex(words);
        finding.GetProperty("suggestion").GetString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task UnknownLabel_IsHeldAndNamesWhatItMayBe()
    {
        var path = Write("a.xlsx", SomeWorkbook.Held(label: "种植业总产值"));

        var outcome = await RunAsync("check", path, "--json");

        outcome.ExitCode.Should().Be(1);
        outcome.Json.Single().GetProperty("verdict").GetString().Should().Be("held");
        outcome.Json.Single().GetProperty("findings")[0].GetProperty("suggestion").GetString().Should().Contain("种植业产值");
    }

    [Fact]
    public async Task Folder_IsALineForEachFileInOrdinalOrderWithoutLocksAndVerdicts()
    {
        foreach (var name in new[] { "b.xlsx", "a.xlsx", "子/c.xlsx", "~$b.xlsx", ".~lock.b.xlsx#", "Thumbs.db", "x.tmp", "已接收/old.xlsx", "退回/old.xlsx", "待确认/old.xlsx" })
            Write(name, SomeWorkbook.Accepted());

        var outcome = await RunAsync("check", _folder.Path, "--json");

        outcome.ExitCode.Should().Be(0);
        outcome.Json.Select(l => l.GetProperty("file").GetString()).Should().Equal(
            Path.Join(_folder.Path, "a.xlsx"), Path.Join(_folder.Path, "b.xlsx"), Path.Join(_folder.Path, "子", "c.xlsx"));
    }

    [Fact]
    public async Task MissingFile_IsWrongUsageAndTheOthersAreJudged()
    {
        var path = Write("a.xlsx", SomeWorkbook.Accepted());

        var outcome = await RunAsync("check", _folder.Combine("没有.xlsx"), path, "--json");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("没有.xlsx");
        outcome.Json.Should().HaveCount(2);
        outcome.Json[1].GetProperty("verdict").GetString().Should().Be("accepted");
    }

    [Fact]
    public async Task FileThatCannotBeRead_IsAFaultAndTheOthersAreJudged()
    {
        // Nobody may read it, not even root.
        const string bad = "/proc/sys/vm/compact_memory";
        Assert.SkipUnless(File.Exists(bad), "This machine has no file that nobody may read.");
        var path = Write("good.xlsx", SomeWorkbook.Accepted());

        var outcome = await RunAsync("check", bad, path, "--json");

        outcome.ExitCode.Should().Be(3);
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle().Which.Should().Contain(bad);
        outcome.Json[0].GetProperty("fault").GetString().Should().Contain(bad);
        outcome.Json[1].GetProperty("verdict").GetString().Should().Be("accepted");
    }

    [Fact]
    public async Task Check_WritesNothing()
    {
        var path = Write("a.xlsx", SomeWorkbook.Accepted());
        var data = _folder.Combine("data");

        var outcome = await RunAsync("check", path, "--data", data, "--share", _folder.Combine("share"));

        outcome.ExitCode.Should().Be(0);
        outcome.Lines.Should().ContainSingle().Which.Should().Contain("a.xlsx").And.Contain("通过");
        Directory.EnumerateFileSystemEntries(_folder.Path).Should().Equal(path);
    }

    [Fact]
    public async Task Words_AreChineseUnlessEnglishIsAsked()
    {
        var path = Write("a.xlsx", SomeWorkbook.Returned());

        (await RunAsync("check", path)).Output.Should().Contain("退回").And.Contain("错误 VAL101 Sheet1!B5");
        (await RunAsync("check", path, "--lang", "en")).Output.Should().Contain("returned").And.Contain("error VAL101 Sheet1!B5");
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<string> NamesOf(JsonElement element) => element.EnumerateObject().Select(p => p.Name);

    private string Write(string name, byte[] content)
    {
        var path = _folder.Combine(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram { WorkingFolder = _catalog.Path }.RunAsync(Cancel, [.. arguments, "--catalog", _catalog.Path]);
}
