using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Files;

public sealed class ShareFileTests
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task FileOnTheSameVolume_IsMovedWithItsTime()
    {
        using var folder = new TempFolder();
        var source = folder.Combine("a.xlsx");
        await File.WriteAllBytesAsync(source, [1, 2], _cancellation);
        var time = new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(source, time);

        (await ShareFile.MoveAsync(source, folder.Combine("b.xlsx"), new FolderFlushes(), _cancellation)).Should().Be(MoveOutcome.Moved);

        Directory.GetFiles(folder.Path).Should().Equal(folder.Combine("b.xlsx"));
        File.GetLastWriteTimeUtc(folder.Combine("b.xlsx")).Should().Be(time);
    }

    [Fact]
    public async Task FileOnAnotherVolume_IsCopiedWholeAndThenRemoved()
    {
        const string memory = "/dev/shm";
        Assert.SkipUnless(Directory.Exists(memory), "There is no second volume.");
        using var folder = new TempFolder();
        var other = Directory.CreateDirectory(Path.Combine(memory, Path.GetFileName(folder.Path)));
        try
        {
            var source = folder.Combine("a.xlsx");
            var target = Path.Combine(other.FullName, "a.xlsx");
            await File.WriteAllBytesAsync(source, [1, 2], _cancellation);
            var time = new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(source, time);

            (await ShareFile.MoveAsync(source, target, new FolderFlushes(), _cancellation)).Should().Be(MoveOutcome.Moved);

            File.Exists(source).Should().BeFalse();
            other.GetFiles().Should().ContainSingle().Which.FullName.Should().Be(target);
            (await File.ReadAllBytesAsync(target, _cancellation)).Should().Equal(1, 2);
            File.GetLastWriteTimeUtc(target).Should().Be(time);
        }
        finally
        {
            other.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task FileThatMayNotBeMovedNow_IsInUse()
    {
        using var folder = new TempFolder();
        var source = folder.Combine("a.xlsx");
        await File.WriteAllBytesAsync(source, [1], _cancellation);
        using (var held = Unmovable.TryFile(source))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            (await ShareFile.MoveAsync(source, folder.Combine("b.xlsx"), new FolderFlushes(), _cancellation)).Should().Be(MoveOutcome.InUse);
        }

        (await ShareFile.MoveAsync(source, folder.Combine("b.xlsx"), new FolderFlushes(), _cancellation)).Should().Be(MoveOutcome.Moved);
    }

    [Fact]
    public async Task NameThatIsTaken_IsNotWrittenOver()
    {
        using var folder = new TempFolder();
        await File.WriteAllBytesAsync(folder.Combine("a"), [1], _cancellation);
        await File.WriteAllBytesAsync(folder.Combine("b"), [2], _cancellation);
        await FluentActions.Awaiting(() => ShareFile.MoveAsync(folder.Combine("a"), folder.Combine("b"), new FolderFlushes(), _cancellation)).Should().ThrowAsync<IOException>();
        (await File.ReadAllBytesAsync(folder.Combine("b"), _cancellation)).Should().Equal(2);
        File.Exists(folder.Combine("a")).Should().BeTrue();
    }
}
