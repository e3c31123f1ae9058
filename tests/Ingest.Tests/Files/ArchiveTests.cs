using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Files;

public sealed class ArchiveTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task Bytes_AreKeptUnderTheirHash()
    {
        var sha256 = SomeReport.Sha256("a");
        await _place.Get<Archive>().StoreAsync([(sha256, new byte[] { 1, 2, 3 })], _cancellation);
        var path = Path.Combine(_place.Data, "archive", sha256[..2], sha256);
        (await File.ReadAllBytesAsync(path, _cancellation)).Should().Equal(1, 2, 3);
        Directory.GetFiles(Path.GetDirectoryName(path)!).Should().Equal(path);
        (await _place.Get<Archive>().ReadAsync(sha256, _cancellation)).ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task BytesThatAreThere_AreLeftAlone()
    {
        var sha256 = SomeReport.Sha256("a");
        var archive = _place.Get<Archive>();
        await archive.StoreAsync([(sha256, new byte[] { 1 })], _cancellation);
        var time = File.GetLastWriteTimeUtc(archive.PathOf(sha256));
        await archive.StoreAsync([(sha256, new byte[] { 1 })], _cancellation);
        File.GetLastWriteTimeUtc(archive.PathOf(sha256)).Should().Be(time);
    }

    [Fact]
    public async Task CopyThatWasCutShort_IsWrittenAnew()
    {
        var sha256 = SomeReport.Sha256("a");
        var archive = _place.Get<Archive>();
        Directory.CreateDirectory(Path.GetDirectoryName(archive.PathOf(sha256))!);
        await File.WriteAllBytesAsync($"{archive.PathOf(sha256)}.{Environment.ProcessId}.tmp", [9, 9, 9, 9], _cancellation);
        archive.Contains(sha256).Should().BeFalse();
        await archive.StoreAsync([(sha256, new byte[] { 1 })], _cancellation);
        (await archive.ReadAsync(sha256, _cancellation)).ToArray().Should().Equal(1);
    }
}
