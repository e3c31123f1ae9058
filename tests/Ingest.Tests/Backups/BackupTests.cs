using IndicatorPipeline.Ingest.Backups;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Tests.Backups;

public sealed class BackupTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListThatLagsBehind_CostsNoWorkbook()
    {
        using var place = new Workplace(null, ("Limits:FileBytes", "100000"));
        using var folder = new TempFolder();
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        // Returned, and never archived.
        place.Drop("统计局/大.xlsx", new byte[200_000]);
        await place.RunAsync(_cancellation);
        var backup = new Backup(place.Ledger, new Lagging(place.Get<IArchive>()), place.Get<CatalogSource>(), place.Get<IOptions<IngestOptions>>(), TimeProvider.System);

        var manifest = await backup.MakeAsync(new BackupFolder(folder.Combine("backup")), _cancellation);

        manifest.Submissions.Should().Be(2);
        manifest.Archived.Should().Be(1);
        Directory.EnumerateFiles(folder.Combine("backup/archive"), "*", SearchOption.AllDirectories).Should().ContainSingle();
    }

    /// <summary>A store that has what it was given, and does not list it yet.</summary>
    private sealed class Lagging(IArchive archive) : IArchive
    {
        public string Location => archive.Location;

        public Task StoreAsync(IReadOnlyCollection<(string Sha256, ReadOnlyMemory<byte> Bytes)> contents, CancellationToken cancellationToken) => archive.StoreAsync(contents, cancellationToken);

        public Task<ReadOnlyMemory<byte>> ReadAsync(string sha256, CancellationToken cancellationToken) => archive.ReadAsync(sha256, cancellationToken);

        public Task<bool> ContainsAsync(string sha256, CancellationToken cancellationToken) => archive.ContainsAsync(sha256, cancellationToken);

        public IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<string>();

        public Task TryWritingAsync(CancellationToken cancellationToken) => archive.TryWritingAsync(cancellationToken);
    }
}
