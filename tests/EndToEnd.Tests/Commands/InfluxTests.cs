using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Commands;

public sealed class InfluxTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly Workplace _workplace = new();
    private InfluxServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await InfluxServer.StartAsync(Cancel);
        _workplace.Drop("统计局/好.xlsx", SomeWorkbook.Accepted(output: 100m, crops: 40m));
        var ingested = await RunAsync("ingest", _workplace.Share);
        ingested.ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task WhatWasIngested_IsOnTheServerAndVerifyFindsNoDifference()
    {
        var status = await RunAsync("influx", "status", "--json");
        var verify = await RunAsync("influx", "verify", "--json");

        status.Json.Single().GetProperty("behind").GetInt64().Should().Be(0);
        verify.ExitCode.Should().Be(0);
        verify.Json.Single().GetProperty("same").GetBoolean().Should().BeTrue();
        verify.Json.Single().GetProperty("points").GetInt64().Should().Be(2);
        (await RunAsync("status", "--json")).Json.Single().GetProperty("projection").GetProperty("behind").GetInt64().Should().Be(0);
    }

    [Fact]
    public async Task ValueChangedOnTheServer_IsNamedAndARebuildMendsIt()
    {
        await _server.QueryAsync("DROP MEASUREMENT economy", Cancel, "indicators");

        var verify = await RunAsync("influx", "verify", "--lang", "en");
        verify.ExitCode.Should().Be(1);
        verify.Output.Should().Contain("2 difference(s)").And.Contain("missing economy,").And.Contain("indicator=crops");

        var rebuild = await RunAsync("influx", "rebuild", "--json");
        rebuild.ExitCode.Should().Be(0);
        rebuild.Json.Single().GetProperty("done").GetBoolean().Should().BeTrue();
        (await RunAsync("influx", "verify")).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task Export_NeedsNoServer()
    {
        var file = Path.Combine(_workplace.Data, "export.txt");

        var outcome = await new BuiltProgram().RunAsync(Cancel, ["influx", "export", file, "--json", .. Common]);

        outcome.ExitCode.Should().Be(0);
        outcome.Json.Single().GetProperty("points").GetInt64().Should().Be(2);
        File.ReadAllLines(file).Where(l => l.StartsWith("economy,", StringComparison.Ordinal)).Should().HaveCount(2);
    }

    [Fact]
    public async Task NoServerConfigured_IsWrongUsage()
    {
        var outcome = await new BuiltProgram().RunAsync(Cancel, ["influx", "verify", .. Common]);

        outcome.ExitCode.Should().Be(2);
        outcome.Error.Should().Contain("--influx");
    }

    [Fact]
    public async Task ServerThatIsAway_IsAFaultOfTheSurroundings()
    {
        await _server.StopAsync();

        var outcome = await RunAsync("influx", "verify", "--lang", "en");

        outcome.ExitCode.Should().Be(3);
        outcome.Error.Should().Contain("cannot be reached");
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _workplace.Dispose();
    }

    private string[] Common => ["--catalog", _workplace.Catalog.Path, "--share", _workplace.Share, "--data", _workplace.Data];

    private Task<ProgramOutcome> RunAsync(params string[] arguments) =>
        new BuiltProgram().With("Influx__Retries", "0").RunAsync(Cancel, [.. arguments, "--influx", _server.Url, .. Common]);
}
