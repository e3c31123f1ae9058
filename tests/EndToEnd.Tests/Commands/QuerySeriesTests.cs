using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary><c>query</c> at the terminal: series in another form, and as the ledger stood.</summary>
public sealed class QuerySeriesTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Growth_NamesItsRuleAndCells_AndTheLedgerBeforeItsFirstReportIsEmpty()
    {
        _place.Drop("统计局/2024.xlsx", SomeWorkbook.Accepted(output: 80m, year: 2024));
        _place.Drop("统计局/2025.xlsx", SomeWorkbook.Accepted(output: 100m));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);

        var growth = (await RunAsync("query", "--indicator", "总产值", "--transform", "yoy", "--json")).Json.Should().ContainSingle().Subject;

        growth.GetProperty("value").GetDecimal().Should().Be(25m);
        growth.GetProperty("measure").GetString().Should().Be("yoy");
        growth.GetProperty("rule").GetString().Should().Be("yoy");
        growth.GetProperty("inputs").EnumerateArray().Select(i => i.GetProperty("file").GetString()).Should().Equal("2025.xlsx", "2024.xlsx");
        (await RunAsync("query", "--as-of", "2020-01-01", "--json")).Json.Should().BeEmpty();
        (await RunAsync("query", "--as-of", "2999-12-31", "--json")).Json.Should().HaveCount(4);
        var withoutMonthBefore = await RunAsync("query", "--indicator", "output", "--transform", "mom", "--lang", "en");
        withoutMonthBefore.Lines.Should().ContainSingle("there is no month before");
        withoutMonthBefore.Error.Should().Contain("Nothing can be computed");
        (await RunAsync("query", "--to-freq", "Q", "--aggregate", "sum", "--lang", "en")).Error.Should().Contain("种植业产值, 总产值").And.Contain("cumulative");
    }

    [Fact]
    public async Task ComputedValue_IsRoundedForReaders_AndKeptForPrograms()
    {
        _place.Drop("统计局/2024.xlsx", SomeWorkbook.Accepted(output: 60m, year: 2024));
        _place.Drop("统计局/2025.xlsx", SomeWorkbook.Accepted(output: 100m));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        string[] question = ["query", "--indicator", "output", "--transform", "yoy", "--format"];

        (await RunAsync([.. question, "table"])).Lines[^1].Should().Contain("\t66.6667\t");
        (await RunAsync([.. question, "csv"])).Output.Should().Contain(",66.66666666666666");
    }

    [Fact]
    public async Task NameThatNobodyKnows_DoesNotEndLikeAnAnswer()
    {
        _place.Drop("统计局/2025.xlsx", SomeWorkbook.Accepted(output: 100m));
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);

        var outcome = await RunAsync("query", "--indicator", "output,outptu", "--lang", "en", "--json");

        outcome.ExitCode.Should().Be(1);
        outcome.Error.Should().Contain("outptu").And.Contain("output");
        outcome.Json.Should().ContainSingle("what is known is answered");
    }

    [Theory]
    [InlineData("--transform", "nonsense")]
    [InlineData("--transform", "index")]
    [InlineData("--base", "2024")]
    [InlineData("--aggregate", "sum")]
    [InlineData("--transform", "yoy", "--derived")]
    public async Task OptionsThatDoNotBelongTogether_AreWrongUsage(params string[] options)
    {
        var outcome = await RunAsync(["query", .. options]);
        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().NotBeEmpty();
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
