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

    public void Dispose() => _folder.Dispose();

    // In a folder without samples and catalog: those beside the program serve.
    private Task<ProgramOutcome> RunAsync() =>
        new BuiltProgram { WorkingFolder = _folder.Path }.RunAsync(Cancel, "demo", "--no-serve", "--json", "--dir", _folder.Combine("demo"));

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(_folder.Combine("demo", "share"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
