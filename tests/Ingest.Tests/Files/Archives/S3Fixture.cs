using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Files.Archives;

/// <summary>One store for all tests of a class; each has an archive of its own in it.</summary>
public sealed class S3Fixture : IAsyncLifetime
{
    public S3Server Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await S3Server.StartAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
