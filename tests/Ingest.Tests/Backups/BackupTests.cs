using IndicatorPipeline.Ingest.Backups;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Metrics.Ledger;
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

    // A power cut leaves it, and whoever takes the damaged file away may not know of it.
    [Fact]
    public async Task LogOfTheLedgerThatIsGone_IsNotPlayedIntoTheOneThatIsPutBack()
    {
        using var place = new Workplace();
        using var folder = new TempFolder();
        var backup = new BackupFolder(folder.Combine("backup"));
        place.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5, 100m));
        await place.RunAsync(_cancellation);
        await new Backup(place.Ledger, place.Get<IArchive>(), place.Get<CatalogSource>(), place.Get<IOptions<IngestOptions>>(), TimeProvider.System).MakeAsync(backup, _cancellation);
        var before = await place.InForceAsync(_cancellation);
        place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6, 200m));
        await place.RunAsync(_cancellation);
        var log = Path.Combine(place.Data, "ledger.db-wal");
        var logged = await File.ReadAllBytesAsync(log, _cancellation);
        logged.Should().NotBeEmpty();
        place.Restart();
        File.Delete(Path.Combine(place.Data, "ledger.db"));
        Directory.Delete(Path.Combine(place.Data, "journal"), recursive: true);
        await File.WriteAllBytesAsync(log, logged, _cancellation);

        await new Restoration(place.Ledger, place.Get<IArchive>(), place.Get<CatalogSource>(), place.Get<IOptions<IngestOptions>>(), place.Get<IOptions<LedgerOptions>>()).RestoreAsync(backup, _cancellation);

        (await place.InForceAsync(_cancellation)).Should().BeEquivalentTo(before);
        (await place.Ledger.ExamineAsync(ExaminationScope.Everything, _cancellation))!.Damage.Should().BeEmpty();
        Directory.EnumerateFiles(place.Data, "*.aside-wal").Should().ContainSingle();
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
