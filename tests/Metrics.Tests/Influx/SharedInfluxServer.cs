using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>One influxd for all the tests of a class; each takes a database of its own.</summary>
public sealed class SharedInfluxServer : IAsyncLifetime
{
    private int _databases;

    public InfluxServer Server { get; private set; } = null!;

    public string NewDatabase() => $"test {Interlocked.Increment(ref _databases)}";

    public async ValueTask InitializeAsync() => Server = await InfluxServer.StartAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
