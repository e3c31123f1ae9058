using IndicatorPipeline.Support;

[assembly: AssemblyFixture(typeof(IndicatorPipeline.Metrics.Tests.Ledger.PostgresFixture))]

namespace IndicatorPipeline.Metrics.Tests.Ledger;

/// <summary>One PostgreSQL for all tests of this assembly; each has schemas of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PostgresServer.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
