using System.Text;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class IngestionTests : IDisposable
{
    private const string Output = "output.county..M.ytd.level 2025-M06";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 7, 10, 1, 30, 5, TimeSpan.Zero));
    private readonly Workplace _place;

    public IngestionTests() => _place = new Workplace(_time);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task ReportInOrder_IsAccepted_WithAReceiptThatCounts()
    {
        var content = SomeWorkbook.Accepted();
        _place.Drop("统计局/月报.xlsx", content);
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        (await File.ReadAllBytesAsync(_place.InShare("统计局/已接收/月报.xlsx"), _cancellation)).Should().Equal(content);
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle().Subject;
        (submission.Verdict, submission.Department, submission.FileName).Should().Be((Verdict.Accepted, "stats", "月报.xlsx"));
        (await _place.Get<IArchive>().ReadAsync(submission.Sha256, _cancellation)).ToArray().Should().Equal(content);
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 100m);
        (await _place.Ledger.Placements.OfAsync(submission.Id, _cancellation)).Should().ContainSingle().Which.State.Should().Be(PlacementState.Done);

        var receipt = _place.InShare("统计局/已接收/月报.xlsx.回执.txt");
        (await File.ReadAllBytesAsync(receipt, _cancellation)).Should().StartWith(Encoding.UTF8.Preamble.ToArray());
        (await File.ReadAllTextAsync(receipt, _cancellation)).Should()
            .ContainAll("结果：已接收", "2025-07-10 09:30:05", "入库数据 2 个，涉及指标 2 个", "总产值：1 个", "种植业产值：1 个").And.NotContain("必须改正");
    }

    [Fact]
    public async Task CopyThatStallsForLongerThanTheQuietTime_IsTakenAgainWhenTheRestHasCome()
    {
        using var place = new Workplace(_time, ("Inbox:QuietTime", "00:02:00"));
        var path = place.InShare("统计局/月报.csv");
        await using (var copy = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        {
            await copy.WriteAsync("2025年6月主要指标完成情况\n单位：万元\n指标,累计\n总产值,100\n"u8.ToArray(), _cancellation);
            await place.RunAsync(_cancellation);
            _time.Advance(TimeSpan.FromSeconds(90));
            await place.RunAsync(_cancellation);
            place.Files().Should().Equal("统计局/月报.csv");

            _time.Advance(TimeSpan.FromSeconds(60));
            await place.RunAsync(_cancellation);
            place.Files().Should().Equal("统计局/已接收/月报.csv");
            place.Restart();
            await place.RunAsync(_cancellation);

            await copy.WriteAsync("种植业产值,40\n"u8.ToArray(), _cancellation);
        }

        await place.RunAsync(_cancellation);
        place.Files().Should().Equal("统计局/月报.csv");
        place.Receipts().Should().BeEmpty();
        _time.Advance(TimeSpan.FromMinutes(3));
        await place.RunAsync(_cancellation);

        place.Files().Should().Equal("统计局/已接收/月报.csv");
        place.ReadReceipt("统计局/已接收/月报.csv").Should().Contain("入库数据 2 个");
        (await place.InForceAsync(_cancellation)).Should().HaveCount(2);
    }

    [Fact]
    public async Task WorkbookThatSomebodySavesAgainInItsPlace_StaysThere()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/已接收/月报.xlsx", [.. SomeWorkbook.Accepted(output: 200m), .. new byte[5000]]);
        await _place.RunAsync(_cancellation, rounds: 4);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task TextInAValueCell_IsReturned_WithWhatToDo()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Returned());
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().ContainAll("结果：退回", "[VAL101]", "工作表“Sheet1”，单元格 B5", "所填内容：待核", "处理办法：");
    }

    [Fact]
    public async Task UnknownLabel_IsHeld_AndTheSenderHasNothingToDo()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/待确认/月报.xlsx");
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();
        _place.ReadReceipt("统计局/待确认/月报.xlsx").Should().ContainAll("结果：待确认", "无需处理", "待统计员登记的内容（1 处）", "蔬菜水果产值");
    }

    [Theory]
    [InlineData("月报.xlsx", "退回/月报.xlsx")]
    [InlineData("陌生局/月报.xlsx", "陌生局/退回/月报.xlsx")]
    [InlineData("陌生局/2025/月报.xlsx", "陌生局/退回/月报.xlsx")]
    public async Task FileInNoDepartmentsFolder_IsReturnedWithTheListOfFolders(string path, string expected)
    {
        _place.Drop(path, SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal(expected);
        _place.ReadReceipt(expected).Should().ContainAll("[FIL108]", "统计局");
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task FileOfASubFolder_GoesToTheDepartmentsOwn()
    {
        _place.Drop("统计局/2025/6月/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task FileOverTheLimit_IsReturnedUnread()
    {
        using var place = new Workplace(_time, ("Limits:FileBytes", "1000"));
        place.Drop("统计局/影片.xlsx", new byte[1001]);
        await place.RunAsync(_cancellation);

        place.Files().Should().Equal("统计局/退回/影片.xlsx");
        place.ReadReceipt("统计局/退回/影片.xlsx").Should().Contain("[FIL107]");
        Directory.Exists(Path.Combine(place.Data, "archive")).Should().BeFalse();
    }

    [Fact]
    public async Task NameThatIsTaken_GetsTheTime()
    {
        _place.Drop("统计局/已接收/月报.xlsx", [1]);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/已接收/月报 20250710-093005.xlsx", "统计局/已接收/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/月报 20250710-093005.xlsx.回执.txt");
    }

    [Fact]
    public async Task SameBytesAgain_AreOnlyTold()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/再报.xlsx", await File.ReadAllBytesAsync(_place.InShare("统计局/已接收/月报.xlsx"), _cancellation));
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/已接收/再报.xlsx", "统计局/已接收/月报.xlsx");
        _place.ReadReceipt("统计局/已接收/再报.xlsx").Should().ContainAll("[FIL201]", "“月报.xlsx”", "2025-07-10 09:30", "未重复入库").And.NotContain("入库数据");
        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle();
    }

    [Fact]
    public async Task SameBytesAfterAReturn_AreReadAnew()
    {
        var content = SomeWorkbook.Returned();
        foreach (var _ in Enumerable.Range(0, 2))
        {
            _place.Drop("统计局/月报.xlsx", content);
            await _place.RunAsync(_cancellation);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _place.Files().Should().HaveCount(2).And.OnlyContain(f => f.StartsWith("统计局/退回/", StringComparison.Ordinal));
        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Returned }, _cancellation)).Should().HaveCount(2);
    }

    [Fact]
    public async Task SameBytesAfterAWithdrawal_AreReadAnew()
    {
        var content = SomeWorkbook.Accepted();
        _place.Drop("统计局/月报.xlsx", content);
        await _place.RunAsync(_cancellation);
        var first = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();
        await _place.Ledger.WithdrawAsync(first.Id, "错报", Actor.Worker, _cancellation);
        (await _place.InForceAsync(_cancellation)).Should().BeEmpty();

        _place.Drop("统计局/月报.xlsx", content);
        await _place.RunAsync(_cancellation);

        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 100m);
    }

    [Fact]
    public async Task SameBytesUnderAnotherCatalog_AreReadAnew()
    {
        var content = SomeWorkbook.Held();
        _place.Drop("统计局/月报.xlsx", content);
        await _place.RunAsync(_cancellation);
        _place.Catalog.Write(CatalogFiles.Ignored, "- 蔬菜水果产值");
        _place.Drop("统计局/月报.xlsx", content);
        await _place.RunAsync(_cancellation);

        _place.Files().Should().Contain("统计局/已接收/月报.xlsx");
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 100m);
    }

    [Fact]
    public async Task FigureThatWasReportedOtherwise_IsAcceptedAndTold()
    {
        _place.Drop("统计局/快报.xlsx", SomeWorkbook.Accepted(output: 100m));
        await _place.RunAsync(_cancellation);
        _time.Advance(TimeSpan.FromDays(1));
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted(output: 101.5m));
        await _place.RunAsync(_cancellation);

        _place.ReadReceipt("统计局/已接收/月报.xlsx").Should().ContainAll("[SER201]", "单元格 B4", "100 万元（快报.xlsx）", "101.5");
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 101.5m);
        var latest = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation))[0];
        (await _place.Ledger.Submissions.FindingsAsync(latest.Id, _cancellation)).Should().ContainSingle(f => f.Code == FindingCodes.Revised);
    }

    [Fact]
    public async Task FigureThatWasReportedAlike_RaisesNothing()
    {
        _place.Drop("统计局/快报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        var sheet = new SheetBuilder("汇总").Row("2025年6月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 100);
        _place.Drop("统计局/汇总.xlsx", sheet.ToXlsx());
        await _place.RunAsync(_cancellation);
        _place.ReadReceipt("统计局/已接收/汇总.xlsx").Should().NotContain("SER201");
    }

    [Fact]
    public async Task FigureInTwoPlaces_IsListedTwice_AndRecordedWithTheMoreDigits()
    {
        var book = new WorkbookBuilder()
            .Sheet("汇总", s => s.Row("2025年6月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 100))
            .Sheet("明细", s => s.Row("2025年6月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 100.36m))
            .ToXlsx();
        _place.Drop("统计局/月报.xlsx", book);

        var result = await _place.Ingestion.CheckAsync(_place.InShare("统计局/月报.xlsx"), _cancellation);
        result.Reading.Observations.Select(o => (o.Origin.Sheet, o.Value)).Should().Equal(("汇总", 100m), ("明细", 100.36m));

        await _place.RunAsync(_cancellation);
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 100.36m);
        _place.ReadReceipt("统计局/已接收/月报.xlsx").Should().Contain("入库数据 1 个");
    }

    [Fact]
    public async Task Check_WritesNothing()
    {
        using var elsewhere = new TempFolder();
        var path = elsewhere.Combine("月报.xlsx");
        await File.WriteAllBytesAsync(path, SomeWorkbook.Accepted(), _cancellation);

        var result = await _place.Ingestion.CheckAsync(path, _cancellation);

        (result.File, result.Verdict, result.Submission).Should().Be((path, Verdict.Accepted, null));
        result.Reading.Observations.Should().HaveCount(2);
        Directory.Exists(_place.Data).Should().BeFalse();
        Directory.GetFiles(elsewhere.Path).Should().Equal(path);
    }

    [Fact]
    public async Task Check_KnowsWhatTheLedgerHolds()
    {
        _place.Drop("统计局/快报.xlsx", SomeWorkbook.Accepted(output: 100m));
        await _place.RunAsync(_cancellation);
        var path = _place.Drop("月报.xlsx", SomeWorkbook.Accepted(output: 99m));
        var result = await _place.Ingestion.CheckAsync(path, _cancellation);
        result.Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.Revised);
    }

    [Fact]
    public async Task FileOutsideTheShare_IsRecordedAndStaysWhereItIs()
    {
        using var elsewhere = new TempFolder();
        var path = elsewhere.Combine("月报.xlsx");
        await File.WriteAllBytesAsync(path, SomeWorkbook.Accepted(), _cancellation);
        var department = _place.Get<CatalogSource>().Catalog.Departments[0];

        var first = (await _place.Lifecycle.ReceiveAsync(new Intake(path, path, department, null), Actor.Worker, _cancellation))!;
        var second = (await _place.Lifecycle.ReceiveAsync(new Intake(path, path, department, null), Actor.Worker, _cancellation))!;

        (first.Verdict, first.Submission!.Department, first.Placement).Should().Be((Verdict.Accepted, "stats", null));
        second.Submission.Should().Be(first.Submission);
        second.Findings.Should().ContainSingle().Which.Code.Should().Be(FindingCodes.SameBytesAgain);
        Directory.GetFiles(elsewhere.Path).Should().Equal(path);
    }

    [Fact]
    public async Task FileThatIsOpenInExcel_WaitsAndIsMovedLater()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        using (var held = Unmovable.TryFile(path))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            await _place.RunAsync(_cancellation, rounds: 5);

            _place.Files().Should().Equal("统计局/月报.xlsx");
            _place.Receipts().Should().Equal("统计局/已接收/月报.xlsx.回执.txt");
            (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().ContainSingle().Which.WaitingSince.Should().Be(_time.GetUtcNow());
            (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle();
            _place.Logs.Lines.Where(l => l.Message.Contains("cannot be moved", StringComparison.Ordinal)).Should().ContainSingle();
        }

        await _place.RunAsync(_cancellation, rounds: 1);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task FileWrittenOverWhileItWaits_IsANewSubmission()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted(output: 100m));
        using (var held = Unmovable.TryFile(path))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            await _place.RunAsync(_cancellation);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        await File.WriteAllBytesAsync(path, SomeWorkbook.Accepted(output: 102m), _cancellation);
        await _place.RunAsync(_cancellation, rounds: 3);

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(2);
        (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/月报.xlsx.回执.txt");
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 102m);
    }

    [Fact]
    public async Task FileWrittenOverWithinTheSameTick_IsPutBackAndTakenInAnew()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Returned(text: "待核"));
        var before = new FileInfo(path);
        var (length, time) = (before.Length, before.LastWriteTimeUtc);
        using (var held = Unmovable.TryFile(path))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            await _place.RunAsync(_cancellation);
        }

        // The same length and time with other bytes: only the hash tells.
        var other = await File.ReadAllBytesAsync(path, _cancellation);
        other[^1] ^= 1;
        await File.WriteAllBytesAsync(path, other, _cancellation);
        File.SetLastWriteTimeUtc(path, time);
        new FileInfo(path).Length.Should().Be(length);
        await _place.RunAsync(_cancellation, rounds: 2);

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(2);
        (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/退回/月报.xlsx.回执.txt");
        (await File.ReadAllBytesAsync(_place.InShare("统计局/退回/月报.xlsx"), _cancellation)).Should().Equal(other);
    }

    [Fact]
    public async Task FileTakenAwayWhileItWaits_IsPutBackFromTheArchive()
    {
        var content = SomeWorkbook.Accepted();
        var path = _place.Drop("统计局/月报.xlsx", content);
        using (var held = Unmovable.TryFile(path))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            await _place.RunAsync(_cancellation);
        }

        File.Delete(path);
        await _place.RunAsync(_cancellation, rounds: 1);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        (await File.ReadAllBytesAsync(_place.InShare("统计局/已接收/月报.xlsx"), _cancellation)).Should().Equal(content);
    }

    [Fact]
    public async Task TargetTakenMeanwhile_IsNotWrittenOver()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        using (var held = Unmovable.TryFile(path))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            await _place.RunAsync(_cancellation);
        }

        _place.Drop("统计局/已接收/月报.xlsx", [7]);
        await _place.RunAsync(_cancellation, rounds: 1);
        _place.Files().Should().Equal("统计局/已接收/月报 20250710-093005.xlsx", "统计局/已接收/月报.xlsx");
        (await File.ReadAllBytesAsync(_place.InShare("统计局/已接收/月报.xlsx"), _cancellation)).Should().Equal(7);
    }

    [Fact]
    public async Task FaultWithOneFile_LeavesTheOthersAlone_AndPasses()
    {
        _place.Drop("统计局/a.xlsx", SomeWorkbook.Accepted(month: 5));
        _place.Drop("陌生局/b.xlsx", SomeWorkbook.Accepted(month: 6));
        // Where the returned file is to go there is a file in the way of the folder.
        var obstacle = _place.Drop("陌生局/退回", [1]);
        await _place.RunAsync(_cancellation, rounds: 4);

        _place.Files().Should().Contain("统计局/已接收/a.xlsx").And.Contain("陌生局/b.xlsx");
        _place.Logs.Lines.Where(l => l.Level == LogLevel.Warning && l.Message.Contains("陌生局/b.xlsx", StringComparison.Ordinal)).Should().ContainSingle();

        File.Delete(obstacle);
        _time.Advance(TimeSpan.FromMinutes(15));
        await _place.RunAsync(_cancellation, rounds: 1);
        _place.Files().Should().Contain("陌生局/退回/b.xlsx");
    }

    [Fact]
    public async Task FaultOfTheProgram_IsToldBesideTheFile_WhichStays()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        // An object that is used after its end: the like of a mistake of ours.
        _place.Get<TakingTurn>().Dispose();
        await _place.RunAsync(_cancellation, rounds: 4);

        _place.Files().Should().Equal("统计局/月报.xlsx");
        _place.ReadReceipt("统计局/月报.xlsx").Should().ContainAll("月报.xlsx", "程序出错", "无需处理");
        _place.Logs.Lines.Where(l => l.Level == LogLevel.Error).Should().ContainSingle();

        _place.Restart();
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/月报.xlsx.回执.txt");
    }

    [Fact]
    public async Task MissingShare_IsToldOnce_AndNothingIsMadeInItsPlace()
    {
        await _place.RunAsync(_cancellation);
        Directory.Move(_place.Share, _place.Share + "-away");
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromHours(1));
            await _place.RunAsync(_cancellation, rounds: 1);
        }

        Directory.Exists(_place.Share).Should().BeFalse();
        _place.Logs.Lines.Where(l => l.Level == LogLevel.Warning).Should().ContainSingle();
    }
}
