using System.Diagnostics;
using System.Net.Sockets;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

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
    public void FileWithATimeThatNoCalendarHas_IsPassedOver_AndTheOthersAreTaken()
    {
        using var disk = Tmpfs.TryMount(_place.InShare("统计局/子文件夹"), "size=1m");
        Assert.SkipWhen(disk is null, "Here is no disk that keeps such a time.");
        var path = _place.Drop("统计局/子文件夹/a.xlsx", [1]);
        _place.Drop("统计局/b.xlsx", [2]);
        using (var touch = Process.Start("touch", ["-d", "@999999999999", path]))
            touch.WaitForExit();
        Scan.Look();
        Scan.Look().Select(f => f.Path).Should().Equal("统计局/b.xlsx");
        Scan.PassedOver().Should().ContainSingle(p => p.Reason == PassedOverReason.Unreadable);
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
    public async Task PipesAndSockets_ArePassedOverAndToldOnce()
    {
        Shell($"mkfifo '{_place.InShare("统计局/管道.xlsx")}'");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_place.InShare("统计局/s.xlsx")));

        Scan.Look();
        Scan.Look().Should().BeEmpty();

        _place.Logs.Lines.Where(l => l.Message.Contains("pipe", StringComparison.Ordinal)).Should().HaveCount(2);
        await FluentActions.Awaiting(() => FileContent.ReadAsync(_place.InShare("统计局/管道.xlsx"), 1000, TestContext.Current.CancellationToken))
            .Should().ThrowAsync<IOException>().WithMessage("*only regular files*");
    }

    [Fact]
    public void NamesThatAreNoUtf8_GetTheNamesThatTheyMean()
    {
        // 月报.xlsx in the encoding of an old Windows; the same in a folder 工业 of such a name; and in one that means the department's own. (农业 would be UTF-8 by chance.)
        var folder = _place.InShare("统计局");
        Shell($"cd '{folder}' && printf 1 > \"$(printf '\\324\\302\\261\\250.xlsx')\"");
        Shell($"cd '{folder}' && d=\"$(printf '\\271\\244\\322\\265')\" && mkdir \"$d\" && printf 12 > \"$d/$(printf '\\324\\302\\261\\250.xlsx')\" && printf 123 > \"$d/a.xlsx\"");
        Shell($"cd '{_place.Share}' && d=\"$(printf '\\315\\263\\274\\306\\276\\326')\" && mkdir \"$d\" && printf 1234 > \"$d/$(printf '\\324\\302\\261\\250.xlsx')\"");
        _place.Drop("统计局/z.xlsx", [1]);

        var files = Scan.FilesUnder(_place.Share);

        files.Should().HaveCount(5).And.OnlyContain(f => f.Department!.Code == "stats");
        files.Select(f => f.Path).Should().Contain(["统计局/z.xlsx", "统计局/月报.xlsx", "统计局/工业/月报.xlsx", "统计局/工业/a.xlsx"]);
        // The second of two files that mean the same name has the time in it.
        files.Should().ContainSingle(f => f.Name.StartsWith("月报 ", StringComparison.Ordinal) && f.Name.EndsWith(".xlsx", StringComparison.Ordinal));
        files.Should().OnlyContain(f => File.Exists(_place.InShare(f.Path)));
        // The folders stay, for more may come; nothing of .NET can remove them.
        Shell($"find '{_place.Share}' -type d -empty -delete");
    }

    [Fact]
    public void TextWithoutAnEndMark_IsReadyWhenItHasStoodStillForTheQuietTime()
    {
        var time = new FakeTimeProvider();
        using var place = new Workplace(time, ("Inbox:QuietTime", "00:02:00"));
        var scan = place.Get<ShareScan>();
        var path = place.Drop("统计局/a.csv", [1]);
        place.Drop("统计局/b.xlsx", SomeWorkbook.Accepted());
        scan.Look();
        time.Advance(TimeSpan.FromSeconds(119));
        scan.Look().Select(f => f.Name).Should().Equal("b.xlsx");
        File.WriteAllBytes(path, [1, 2]);
        scan.Look();
        time.Advance(TimeSpan.FromSeconds(119));
        scan.Look().Select(f => f.Name).Should().Equal("b.xlsx");
        time.Advance(TimeSpan.FromSeconds(1));
        scan.Look().Select(f => f.Name).Should().Equal("a.csv", "b.xlsx");
    }

    [Fact]
    public void MissingShare_IsAFault()
    {
        Directory.Delete(_place.Share, recursive: true);
        Scan.Invoking(s => s.Look()).Should().Throw<DirectoryNotFoundException>();
    }

    private static void Shell(string command)
    {
        using var shell = Process.Start("sh", ["-c", command]);
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0);
    }
}
