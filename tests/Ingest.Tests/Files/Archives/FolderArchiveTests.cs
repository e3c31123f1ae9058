using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Files.Archives;

public sealed class FolderArchiveTests : ArchiveContract
{
    [Fact]
    public async Task File_IsNamedByItsHash_AndNothingLiesBesideIt()
    {
        using var place = NewPlace();
        var (sha256, bytes) = Named("甲");
        await place.Get<IArchive>().StoreAsync([(sha256, bytes)], Cancel);
        var path = PathOf(place, sha256);
        Directory.GetFiles(Path.GetDirectoryName(path)!).Should().Equal(path);
        var time = File.GetLastWriteTimeUtc(path);
        await place.Get<IArchive>().StoreAsync([(sha256, bytes)], Cancel);
        File.GetLastWriteTimeUtc(path).Should().Be(time);
    }

    [Fact]
    public async Task CopyThatWasCutShort_IsWrittenAnew()
    {
        using var place = NewPlace();
        var archive = place.Get<IArchive>();
        var (sha256, bytes) = Named("甲");
        var path = PathOf(place, sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync($"{path}.{Environment.ProcessId}.tmp", [9, 9, 9, 9], Cancel);
        (await archive.ContainsAsync(sha256, Cancel)).Should().BeFalse();
        (await archive.ListAsync(Cancel).ToListAsync(Cancel)).Should().BeEmpty();
        await archive.StoreAsync([(sha256, bytes)], Cancel);
        (await archive.ReadAsync(sha256, Cancel)).ToArray().Should().Equal(bytes.ToArray());
    }

    protected override Workplace NewPlace() => new();

    private static string PathOf(Workplace place, string sha256) => Path.Combine(place.Data, "archive", sha256[..2], sha256);
}
