using System.Text.Json;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>A real influxd that holds what the demonstration projects; loaded once for all tests.</summary>
public sealed class DemoServer : IAsyncLifetime
{
    private const string Database = "indicators";

    private readonly TempFolder _folder = new();
    private InfluxServer _server = null!;

    /// <summary>The folder of the ledger that was projected.</summary>
    public string LedgerFolder => _folder.Combine("demo", "data");

    /// <summary>The folder of the dashboards that it has laid out.</summary>
    public string DashboardsFolder => _folder.Combine("demo", "dashboards");

    public async ValueTask InitializeAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        _server = await InfluxServer.StartAsync(cancel);
        // As long as it takes where other tests run beside this one.
        var demo = await new BuiltProgram { WorkingFolder = AppContext.BaseDirectory }.With("Commands__CatchUpTimeout", "00:10:00")
            .RunAsync(cancel, "demo", "--no-serve", "--dir", _folder.Combine("demo"), "--influx", _server.Url, "--lang", "en");
        demo.ExitCode.Should().Be(0, demo.Error);
        demo.Error.Should().Contain("up to date");
    }

    /// <summary>Runs a statement; a refusal is an exception with the server's words.</summary>
    public async Task<Answer> QueryAsync(string statement)
    {
        using var json = JsonDocument.Parse(await _server.QueryAsync(statement, TestContext.Current.CancellationToken, Database));
        var result = json.RootElement.GetProperty("results")[0];
        if (result.TryGetProperty("error", out var error))
            throw new InvalidOperationException($"{error.GetString()}: {statement}");
        return Answer.Of(result);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
