using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

/// <summary><c>release</c> at the terminal: what leaders see only when a statistician says so.</summary>
public sealed class ReleaseTests : IDisposable
{
    private const string Output = "output.county..M.ytd.level 2025-M06";

    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _place = new();

    public ReleaseTests() => _place.Catalog.Write(
        "reports.yaml",
        """
        - code: monthly
          name: 月报
          department: stats
          frequency: M
          due: { day: 10, month: next }
          areas: [county]
          required: [output]
          release: confirm
        """);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task ReportThatWaits_IsSeenOnceItIsReleased()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await _place.InForceAsync(Cancel)).Should().BeEmpty();
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        _place.ReadReceipt("统计局/已接收/月报.xlsx").Should().Contain("由统计人员审核发布后在看板上显示");
        var waiting = (await RunAsync("status", "--json")).Json.Single().GetProperty("awaiting_release");
        waiting.EnumerateArray().Select(w => w.GetProperty("id").GetInt64()).Should().Equal(1);
        (await RunAsync("status")).Output.Should().Contain("待发布的工作簿");

        var outcome = await RunAsync("release", "9", "1", "--json");

        outcome.ExitCode.Should().Be(2, "there is no submission 9");
        outcome.Error.Should().Contain("9");
        outcome.Json.Single().GetProperty("submission").GetInt64().Should().Be(1);
        (await _place.InForceAsync(Cancel)).Should().ContainKey(Output);
        (await RunAsync("status", "--json")).Json.Single().GetProperty("awaiting_release").GetArrayLength().Should().Be(0);
        var again = await RunAsync("release", "1", "--lang", "en");
        again.ExitCode.Should().Be(2);
        again.Error.Should().Contain("nothing to release");
    }

    [Fact]
    public async Task ReportOfAnotherDepartment_DoesNotWait()
    {
        _place.Catalog.Write(
            "departments.yaml",
            """
            - { code: stats, name: 统计局, folder: 统计局 }
            - { code: farming, name: 农业农村局, folder: 农业农村局 }
            """);
        _place.Drop("农业农村局/月报.xlsx", SomeWorkbook.Accepted());
        (await RunAsync("ingest", _place.Share)).ExitCode.Should().Be(0);
        (await _place.InForceAsync(Cancel)).Should().ContainKey(Output);
    }

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().RunAsync(Cancel, [.. arguments, "--share", _place.Share, "--data", _place.Data, "--catalog", _place.Catalog.Path]);
}
