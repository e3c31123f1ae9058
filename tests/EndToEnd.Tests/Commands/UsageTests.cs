using System.Globalization;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly CatalogFolder _catalog = new();
    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Help_IsInTheLanguageAskedAndNamesEveryCommand()
    {
        var chinese = await RunAsync("--help");
        var english = await RunAsync("--help", "--lang", "en");

        chinese.ExitCode.Should().Be(0);
        chinese.Error.Should().BeEmpty();
        chinese.Output.Should().StartWith("说明:").And.Contain("用法:").And.Contain("指标目录");
        (await RunAsync("check", "--help")).Output.Should().StartWith("说明:").And.Contain("--catalog");
        english.Output.Should().Contain("Usage").And.NotMatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        foreach (var command in new[] { "demo", "run", "ingest", "check", "explain", "query", "assess", "status", "influx", "catalog" })
        {
            chinese.Output.Should().Contain("  " + command);
            english.Output.Should().Contain("  " + command);
        }
    }

    [Fact]
    public async Task EnvironmentOfUnix_DoesNotDecideTheLanguage()
    {
        var outcome = await Program().With("LANG", "de_DE.UTF-8").With("LANGUAGE", "de").With("LC_ALL", "C").RunAsync(Cancel, "--help");

        outcome.ExitCode.Should().Be(0);
        outcome.Output.Should().Contain("用法");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("check")]
    [InlineData("influx")]
    [InlineData("check", "a", "--lang", "fr")]
    [InlineData("query", "--measure", "nonsense")]
    [InlineData("query", "--from", "2025-M13")]
    [InlineData("query", "--format", "xml")]
    [InlineData("ingest", "a", "--department")]
    [InlineData("catalog", "lint", "no-such-folder")]
    [InlineData("check", "no-such-file")]
    public async Task WrongUsage_Is2AndToldOnStderrAlone(params string[] arguments)
    {
        var outcome = await RunAsync(arguments);

        outcome.ExitCode.Should().Be(2);
        outcome.Output.Should().BeEmpty();
        outcome.Error.Should().NotBeEmpty().And.NotContain("   at ");
    }

    [Fact]
    public async Task WrongConfiguration_IsToldAllAtOnce()
    {
        var outcome = await Program()
            .With("Influx__Url", "nonsense")
            .With("Influx__BatchSize", "0")
            .With("Zone", "Middle/Earth")
            .RunAsync(Cancel, "status");

        outcome.ExitCode.Should().Be(2);
        outcome.Output.Should().BeEmpty();
        outcome.Error.Should().Contain("Influx:Url").And.Contain("BatchSize").And.Contain("Zone").And.NotContain("   at ");
    }

    [Fact]
    public async Task NoValueOfItsKind_IsToldBesideTheOthers()
    {
        var outcome = await Program().With("Influx__BatchSize", "many").With("Zone", "Middle/Earth").RunAsync(Cancel, "status");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("BatchSize").And.Contain("Zone");
    }

    [Fact]
    public async Task SettingsFileThatIsNoJson_IsWrongUsage()
    {
        File.WriteAllText(_folder.Combine("appsettings.json"), "{ Share: ");

        var outcome = await RunAsync("status");

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("appsettings.json");
    }

    [Fact]
    public async Task Settings_ComeFromTheFileThenTheEnvironmentThenTheOption()
    {
        File.WriteAllText(_folder.Combine("appsettings.json"), """{ "Data": "from-file" }""");

        (await RunAsync("query")).Error.Should().Contain("from-file");
        (await Program().With("Data", "from-environment").RunAsync(Cancel, "query")).Error.Should().Contain("from-environment");
        (await Program().With("Data", "from-environment").RunAsync(Cancel, "query", "--data", "from-option")).Error.Should().Contain("from-option");
    }

    [Fact]
    public async Task NamedSettingsFile_GoesBeforeTheFolderSAndIsFoundFromAnyFolder()
    {
        File.WriteAllText(_folder.Combine("appsettings.json"), """{ "Data": "from-folder" }""");
        File.WriteAllText(_folder.Combine("county.json"), """{ "Data": "from-named" }""");

        (await RunAsync("query", "--settings", _folder.Combine("county.json"))).Error.Should().Contain("from-named");
        (await RunAsync("--settings", "county.json", "query")).Error.Should().Contain("from-named");
        (await Program().With("Data", "from-environment").RunAsync(Cancel, "query", "--settings", _folder.Combine("county.json"))).Error.Should().Contain("from-environment");
        (await RunAsync("query", "--settings", "county.json", "--data", "from-option")).Error.Should().Contain("from-option");
    }

    [Theory]
    [InlineData("nowhere.json", null)]
    [InlineData("cut.json", "{ \"Data\": ")]
    [InlineData("other.json", "[1]")]
    public async Task NamedSettingsFileThatCannotBeRead_IsWrongUsageThatNamesIt(string file, string? text)
    {
        if (text is not null)
            File.WriteAllText(_folder.Combine(file), text);

        var outcome = await RunAsync("status", "--settings", file);

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain(file).And.NotContain("   at ");
    }

    [Fact]
    public async Task CatalogWithProblems_IsWrongUsageWithEveryProblemByLine()
    {
        _catalog.Write("areas.yaml", "- { code: county, name: 全县, level: kingdom }\n- { code: east, name: 东川镇, level: township, parent: nowhere }\n");
        var path = _folder.Combine("a.xlsx");
        File.WriteAllBytes(path, SomeWorkbook.Accepted());

        var outcome = await RunAsync("check", path, "--catalog", _catalog.Path);

        outcome.ExitCode.Should().Be(2);
        outcome.Output.Should().BeEmpty();
        outcome.Error.Should().Contain("areas.yaml:1:").And.Contain("areas.yaml:2:");
    }

    [Fact]
    public async Task LedgerThatIsNone_IsAFaultInOneLine()
    {
        Directory.CreateDirectory(_folder.Combine("data"));
        File.WriteAllText(_folder.Combine("data", "ledger.db"), new string('x', 5000));

        var outcome = await RunAsync("query", "--data", _folder.Combine("data"), "--catalog", _catalog.Path);

        outcome.ExitCode.Should().Be(3);
        outcome.Output.Should().BeEmpty();
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    [Fact]
    public async Task Lint_ListsEveryProblemAsJsonToo()
    {
        (await RunAsync("catalog", "lint", _catalog.Path)).ExitCode.Should().Be(0);
        _catalog.Write("areas.yaml", "- { code: county, name: 全县, level: kingdom }\n- { code: east, name: 东川镇, level: township, parent: nowhere }\n");

        var words = await RunAsync("catalog", "lint", _catalog.Path, "--lang", "en");
        var json = await RunAsync("catalog", "lint", _catalog.Path, "--json");

        words.ExitCode.Should().Be(2);
        words.Lines.Should().Contain(l => l.Contains("areas.yaml:1:")).And.Contain(l => l.Contains("areas.yaml:2:"));
        json.Json.Select(l => l.GetProperty("line").GetInt32()).Should().Equal(words.Lines.Select(l => int.Parse(l.Split(".yaml:")[1].Split(':')[0], CultureInfo.InvariantCulture)));
        json.Json.Should().AllSatisfy(l => l.GetProperty("code").GetString().Should().NotBeEmpty());
    }

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    private BuiltProgram Program() => new() { WorkingFolder = _folder.Path };

    private Task<ProgramOutcome> RunAsync(params string[] arguments) => Program().RunAsync(Cancel, arguments);
}
