using System.Security.Cryptography;
using System.Text;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Health;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Files.Archives;

/// <summary>What holds of an archive wherever it is.</summary>
public abstract class ArchiveContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bytes_AreReadBackAsTheyWere()
    {
        using var place = NewPlace();
        var archive = place.Get<IArchive>();
        byte[][] files = [[], "甲"u8.ToArray(), RandomNumberGenerator.GetBytes(300_000), .. Enumerable.Range(0, 12).Select(i => new[] { (byte)i })];
        var contents = files.Select(Named).ToList();

        await archive.StoreAsync(contents, Cancel);

        foreach (var (sha256, bytes) in contents)
        {
            (await archive.ContainsAsync(sha256, Cancel)).Should().BeTrue();
            (await archive.ReadAsync(sha256, Cancel)).ToArray().Should().Equal(bytes.ToArray());
        }

        place.Restart();
        (await place.Get<IArchive>().ReadAsync(contents[1].Sha256, Cancel)).ToArray().Should().Equal(contents[1].Bytes.ToArray());
    }

    [Fact]
    public async Task WhatWasNeverKept_IsAMissingFile()
    {
        using var place = NewPlace();
        var archive = place.Get<IArchive>();
        var never = SomeReport.Sha256("never");
        for (var looks = 0; looks < 2; looks++)
        {
            (await archive.ContainsAsync(never, Cancel)).Should().BeFalse();
            await archive.Invoking(a => a.ReadAsync(never, Cancel)).Should().ThrowExactlyAsync<FileNotFoundException>();
            // The same where there is something beside it.
            await archive.StoreAsync([Named("甲")], Cancel);
        }
    }

    [Fact]
    public async Task BytesThatAreThere_AreLeftAlone()
    {
        using var place = NewPlace();
        var archive = place.Get<IArchive>();
        var kept = Named("甲");
        await archive.StoreAsync([kept], Cancel);

        await archive.StoreAsync([(kept.Sha256, "others"u8.ToArray()), Named("乙")], Cancel);

        (await archive.ReadAsync(kept.Sha256, Cancel)).ToArray().Should().Equal(kept.Bytes.ToArray());
    }

    [Fact]
    public async Task BytesThatAreOthersThanWereKept_AreNotTakenForThem()
    {
        using var place = NewPlace();
        var archive = place.Get<IArchive>();
        var sha256 = SomeReport.Sha256("甲");
        await archive.StoreAsync([(sha256, "others"u8.ToArray())], Cancel);
        await archive.Invoking(a => a.ReadAsync(sha256, Cancel)).Should().ThrowExactlyAsync<IOException>().WithMessage($"*{sha256}*");
        (await archive.ContainsAsync(sha256, Cancel)).Should().BeTrue("one damaged file does not make the store one that is away");
    }

    [Fact]
    public async Task List_NamesEveryFileAndNothingElse()
    {
        using var place = NewPlace();
        using var other = NewPlace();
        var archive = place.Get<IArchive>();
        (await archive.ListAsync(Cancel).ToListAsync(Cancel)).Should().BeEmpty();
        var contents = Enumerable.Range(0, 7).Select(i => Named($"{i}")).ToList();
        await archive.StoreAsync(contents, Cancel);
        await other.Get<IArchive>().StoreAsync([Named("another county's")], Cancel);

        await archive.TryWritingAsync(Cancel);

        (await archive.ListAsync(Cancel).ToListAsync(Cancel)).Should().BeEquivalentTo(contents.Select(c => c.Sha256));
    }

    [Fact]
    public async Task Copy_TakesWhatIsNotThereYet_AndGoesBack()
    {
        using var place = NewPlace();
        using var other = NewPlace();
        using var folder = new TempFolder();
        var backup = new FolderArchive(folder.Combine("archive"));
        await place.Get<IArchive>().StoreAsync([Named("甲"), Named("乙")], Cancel);
        (await ArchiveCopy.CopyNewAsync(place.Get<IArchive>(), [], backup, Cancel)).Should().Be(2);
        await place.Get<IArchive>().StoreAsync([Named("丙")], Cancel);
        (await ArchiveCopy.CopyNewAsync(place.Get<IArchive>(), [], backup, Cancel)).Should().Be(3);

        (await ArchiveCopy.CopyNewAsync(backup, [], other.Get<IArchive>(), Cancel)).Should().Be(3);

        foreach (var (sha256, bytes) in new[] { Named("甲"), Named("乙"), Named("丙") })
            (await other.Get<IArchive>().ReadAsync(sha256, Cancel)).ToArray().Should().Equal(bytes.ToArray());
    }

    [Fact]
    public async Task HeldWorkbook_IsReadAgainOutOfIt_AndAReturnedOneIsMarked()
    {
        using var place = NewPlace();
        place.Drop("统计局/待定.xlsx", SomeWorkbook.Held());
        place.Drop("统计局/退回.xlsx", SomeWorkbook.Returned(5));
        await place.RunAsync(Cancel);
        place.Reviews().Should().ContainSingle();

        (await new CatalogEditor(place.Catalog.Path).AddAliasAsync("crops", "蔬菜水果产值", Cancel)).Outcome.Should().Be(CatalogEditOutcome.Written);
        await place.RunAsync(Cancel);

        place.Files().Should().Equal("统计局/已接收/待定.xlsx", "统计局/退回/退回.xlsx");
    }

    [Fact]
    public async Task Doctor_FindsItInOrder_AndTellsOfAnotherThanItWas()
    {
        using var place = NewPlace();
        place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await place.RunAsync(Cancel);
        var another = NewPlace();
        using (another)
        {
            (await LookAsync(place.Get<IArchive>())).Should().Be("archive_in_order");
            (await LookAsync(another.Get<IArchive>())).Should().Be("archive_lacks");
        }

        async Task<string> LookAsync(IArchive archive) => (await new ArchiveProbe(archive, place.Ledger).LookAsync()).Single().Code.Name;
    }

    /// <summary>A workplace whose archive is nobody else's.</summary>
    protected abstract Workplace NewPlace();

    protected static (string Sha256, ReadOnlyMemory<byte> Bytes) Named(string text) => Named(Encoding.UTF8.GetBytes(text));

    protected static (string Sha256, ReadOnlyMemory<byte> Bytes) Named(byte[] bytes) => (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes);
}
