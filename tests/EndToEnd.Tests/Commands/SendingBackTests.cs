using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary><c>withdraw</c> and <c>return</c> at the terminal.</summary>
public sealed class SendingBackTests : IDisposable
{
    private const string Output = "output.county..M.ytd.level 2025-M06";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task WithdrawnReport_CountsNoMore_AndLiesWithItsSender()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await _place.InForceAsync(Cancel)).Should().ContainKey(Output);

        var outcome = await RunAsync("withdraw", "1", "--why", "用了旧口径", "--json");

        outcome.ExitCode.Should().Be(0, outcome.Error);
        var line = outcome.Json.Single();
        line.GetProperty("submission").GetInt64().Should().Be(1);
        line.GetProperty("place").GetString().Should().Be("统计局/退回/月报.xlsx");
        (await _place.InForceAsync(Cancel)).Should().BeEmpty();
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().ContainAll("结果：已撤回", "撤回原因：用了旧口径");
        var withdrawal = (await _place.Ledger.Journal.OfAsync(1, Cancel))[^1];
        (withdrawal.Kind, withdrawal.By, withdrawal.Note).Should().Be((SubmissionEventKind.Withdrawn, Actor.Command(Environment.UserName), "用了旧口径"));

        var again = await RunAsync("withdraw", "1", "--why", "再撤一次", "--lang", "en");
        again.ExitCode.Should().Be(2);
        again.Error.Should().Contain("Submission 1 is not in force");
    }

    [Fact]
    public async Task HeldReportThatIsReturned_LiesWithItsSender()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(1);

        var outcome = await RunAsync("return", "1", "--why", "请用新表样", "--json");

        outcome.ExitCode.Should().Be(0, outcome.Error);
        var line = outcome.Json.Single();
        (line.GetProperty("verdict").GetString(), line.GetProperty("place").GetString()).Should().Be(("returned", "统计局/退回/月报.xlsx"));
        line.GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("FIL114");
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().Contain("统计员退回：请用新表样");
        (await RunAsync("status", "--json")).Json.Single().GetProperty("unknown_labels").GetArrayLength().Should().Be(0);
    }

    [Theory]
    [InlineData("withdraw", "9", "--why", "错报")]
    [InlineData("return", "9", "--why", "错报")]
    [InlineData("return", "1", "--why", "已接收的不能退")]
    [InlineData("withdraw", "1")]
    [InlineData("withdraw", "1", "--why", " ")]
    public async Task WhatCannotBeDone_IsWrongUsage_AndChangesNothing(params string[] arguments)
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await RunAsync("ingest", _place.Share);
        (await RunAsync(arguments)).ExitCode.Should().Be(2);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        (await _place.InForceAsync(Cancel)).Should().ContainKey(Output);
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
