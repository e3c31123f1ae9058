using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Inbox;

public sealed class ShareScanTests : IDisposable
{
    private readonly Workplace _place = new();

    private ShareScan Scan => _place.Get<ShareScan>();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void FileThatStandsStillForTwoLooks_IsReadyAtTheSecond()
    {
        _place.Drop("统计局/a.xlsx", [1, 2, 3]);
        Scan.Look().Should().BeEmpty();
        var file = Scan.Look().Should().ContainSingle().Subject;
        file.Path.Should().Be("统计局/a.xlsx");
        file.Folder.Should().Be("统计局");
        file.Department!.Code.Should().Be("stats");
        file.Length.Should().Be(3);
    }

    [Fact]
    public void FileThatIsStillBeingCopied_IsReadyOnlyWhenItStandsStill()
    {
        var path = _place.Drop("统计局/a.xlsx", [1]);
        Scan.Look();
        File.WriteAllBytes(path, [1, 2]);
        Scan.Look().Should().BeEmpty();
        Scan.Look().Should().ContainSingle();
    }

    [Fact]
    public void FileOfTheSameSizeWithAnotherTime_HasNotStoodStill()
    {
        var path = _place.Drop("统计局/a.xlsx", [1]);
        Scan.Look();
        // An older time than before: what is copied keeps its time.
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Scan.Look().Should().BeEmpty();
        Scan.Look().Should().ContainSingle();
    }

    [Fact]
    public void FirstLookAfterARestart_CountsAnew()
    {
        _place.Drop("统计局/a.xlsx", [1]);
        Scan.Look();
        _place.Restart();
        Scan.Look().Should().BeEmpty();
        Scan.Look().Should().ContainSingle();
    }

    [Theory]
    [InlineData("~$a.xlsx")]
    [InlineData(".~lock.a.xlsx#")]
    [InlineData("a.tmp")]
    [InlineData("A1B2.TMP")]
    [InlineData("Thumbs.db")]
    [InlineData("desktop.ini")]
    [InlineData(".DS_Store")]
    [InlineData("a.xlsx.part")]
    [InlineData("a.xlsx.crdownload")]
    [InlineData(".a.xlsx")]
    [InlineData("a.xlsx.回执.txt")]
    public void LockAndTemporaryFiles_ArePassedOver(string name)
    {
        _place.Drop($"统计局/{name}", [1]);
        Scan.FilesUnder(_place.Share).Should().BeEmpty();
    }

    [Fact]
    public void SubFolders_AreLookedInto_TheThreeOfADepartmentAreNot()
    {
        _place.Drop("统计局/2025/6月/a.xlsx", [1]);
        _place.Drop("统计局/2025/已接收/b.xlsx", [1]);
        foreach (var folder in new[] { "统计局/已接收", "统计局/退回", "统计局/待确认", "统计局/已接收/2024", "退回", "陌生/退回" })
            _place.Drop($"{folder}/c.xlsx", [1]);
        Scan.FilesUnder(_place.Share).Select(f => f.Path).Should().Equal("统计局/2025/6月/a.xlsx", "统计局/2025/已接收/b.xlsx");
    }

    [Theory]
    [InlineData("统计局", "stats")]
    [InlineData("县统计局", "stats")]
    [InlineData(" 统 计 局", "stats")]
    [InlineData("教育局", null)]
    public void Department_IsKnownByItsFolderAndItsOtherNames(string folder, string? department)
    {
        _place.Drop($"{folder}/a.xlsx", [1]);
        Scan.FilesUnder(_place.Share).Should().ContainSingle().Which.Department?.Code.Should().Be(department);
    }

    [Fact]
    public void FileAtTheTop_IsNobodys()
    {
        _place.Drop("a.xlsx", [1]);
        var file = Scan.FilesUnder(_place.Share).Should().ContainSingle().Subject;
        (file.Department, file.Folder).Should().Be((null, ""));
    }

    [Fact]
    public void LinksOutOfTheShare_ArePassedOverAndToldOnce()
    {
        using var outside = new TempFolder();
        var secret = outside.Combine("secret.xlsx");
        File.WriteAllBytes(secret, [1]);
        File.CreateSymbolicLink(_place.InShare("统计局/link.xlsx"), secret);
        Directory.CreateSymbolicLink(_place.InShare("统计局/linked"), outside.Path);
        Directory.CreateSymbolicLink(_place.InShare("linked"), outside.Path);

        Scan.Look();
        Scan.Look().Should().BeEmpty();

        _place.Logs.Lines.Where(l => l.Message.Contains("link out of the share", StringComparison.Ordinal)).Should().HaveCount(3);
    }

    [Fact]
    public void LinksInACircle_DoNotEndTheScan()
    {
        Directory.CreateSymbolicLink(_place.InShare("统计局/here"), _place.InShare("统计局"));
        File.CreateSymbolicLink(_place.InShare("统计局/a"), _place.InShare("统计局/b"));
        File.CreateSymbolicLink(_place.InShare("统计局/b"), _place.InShare("统计局/a"));
        _place.Drop("统计局/z.xlsx", [1]);
        Scan.FilesUnder(_place.Share).Should().ContainSingle().Which.Path.Should().Be("统计局/z.xlsx");
    }

    [Fact]
    public void MissingShare_IsAFault()
    {
        Directory.Delete(_place.Share, recursive: true);
        Scan.Invoking(s => s.Look()).Should().Throw<DirectoryNotFoundException>();
    }
}
