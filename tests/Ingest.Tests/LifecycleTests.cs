using System.Threading.Channels;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class LifecycleTests : IDisposable
{
    private const string Output = "output.county..M.ytd.level 2025-M06";
    private const string MayOutput = "output.county..M.ytd.level 2025-M05";

    private static readonly Actor Clerk = Actor.Command("clerk");

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly SetClock _time = new(new FakeTimeProvider(new DateTimeOffset(2025, 7, 10, 1, 30, 5, TimeSpan.Zero)));
    private readonly Workplace _place;

    public LifecycleTests() => _place = new Workplace(_time);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task FilesOfOneScanThatGiveTheSameFigure_AreToldAsIfOneCameAfterTheOther()
    {
        _place.Drop("统计局/a.xlsx", SomeWorkbook.Accepted(output: 100m));
        _place.Drop("统计局/b.xlsx", SomeWorkbook.Accepted(output: 101m));
        _place.Drop("统计局/c.xlsx", SomeWorkbook.Accepted(output: 102m));
        await _place.RunAsync(_cancellation);

        _place.ReadReceipt("统计局/已接收/a.xlsx").Should().NotContain("SER201");
        _place.ReadReceipt("统计局/已接收/b.xlsx").Should().ContainAll("[SER201]", "100 万元（a.xlsx）", "101");
        _place.ReadReceipt("统计局/已接收/c.xlsx").Should().ContainAll("[SER201]", "101 万元（b.xlsx）", "102");
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 102m);
    }

    [Fact]
    public async Task ManyFilesOfOneScan_AreRecordedInTheirOrder()
    {
        var names = Enumerable.Range(0, 70).Select(i => $"月报{i:00}.xlsx").ToList();
        foreach (var (name, i) in names.Select((name, i) => (name, i)))
            _place.Drop($"统计局/{name}", SomeWorkbook.Accepted(1 + i % 12, 100m + i, year: 2020 + i / 12));
        await _place.RunAsync(_cancellation);

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).OrderBy(s => s.Id).Select(s => s.FileName).Should().Equal(names);
        _place.Files().Should().Equal(names.Select(n => $"统计局/已接收/{n}"));
        _place.Receipts().Should().HaveCount(70);
        (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ManyFilesOfOneScan_AreJudgedAsIfOneCameAfterTheOther(int seed)
    {
        var random = new Random(seed);
        var sent = Enumerable.Range(0, 100).Select(i => ($"月报{i:00}.xlsx", SomeWorkbook.Accepted(random.Next(1, 5), random.Next(60, 140), random.Next(20, 60)))).ToList();
        using var oneByOne = new Workplace(_time);

        (await JudgedAsync(_place, [sent])).Should().Equal(await JudgedAsync(oneByOne, sent.Select(file => new[] { file })));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ReportItsCorrectionAndTheReportAgain_TheLastCounts(int scans)
    {
        var report = SomeWorkbook.Accepted(output: 100m);
        (string Name, byte[] Content)[] sent = [("a.xlsx", report), ("b.xlsx", SomeWorkbook.Accepted(output: 101m)), ("c.xlsx", report)];
        foreach (var together in sent.Chunk(sent.Length / scans))
        {
            foreach (var (name, content) in together)
                _place.Drop($"统计局/{name}", content);
            await _place.RunAsync(_cancellation);
        }

        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 100m);
        _place.ReadReceipt("统计局/已接收/c.xlsx").Should().ContainAll("[SER201]", "101 万元（b.xlsx）").And.NotContain("FIL201");
        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(3);
    }

    [Fact]
    public async Task ReportBehindOneThatReachesFurther_IsToldWhichFigureCounts()
    {
        var may = SomeWorkbook.Accepted(month: 5, output: 80m);
        _place.Drop("统计局/五月.xlsx", may);
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/六月.xlsx", new WorkbookBuilder()
            .Sheet("六月", s => s.Row("2025年6月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 100))
            .Sheet("五月", s => s.Row("2025年5月主要指标完成情况").Row("单位：万元").Row("指标", "累计").Row("总产值", 81))
            .ToXlsx());
        await _place.RunAsync(_cancellation);
        (await _place.InForceAsync(_cancellation)).Should().Contain(MayOutput, 81m);

        _place.Drop("统计局/再报.xlsx", may);
        _place.Drop("统计局/更正.xlsx", SomeWorkbook.Accepted(month: 5, output: 82m));
        await _place.RunAsync(_cancellation);

        _place.ReadReceipt("统计局/已接收/再报.xlsx").Should().ContainAll("[FIL201]", "[SER202]", "单元格 B4", "六月.xlsx 报送的数为 81 万元，本表为 80 万元");
        _place.ReadReceipt("统计局/已接收/更正.xlsx").Should().ContainAll("[SER202]", "六月.xlsx 报送的数为 81 万元，本表为 82 万元").And.NotContain("SER201");
        (await _place.InForceAsync(_cancellation)).Should().Contain(MayOutput, 81m);
    }

    [Fact]
    public async Task CorrectionAfterAReportFromTheFuture_Counts()
    {
        _time.Set(TimeSpan.FromDays(400));
        _place.Drop("统计局/快报.xlsx", SomeWorkbook.Accepted(output: 100m));
        await _place.RunAsync(_cancellation);
        _time.Set(TimeSpan.Zero);
        _place.Drop("统计局/更正.xlsx", SomeWorkbook.Accepted(output: 101m));
        await _place.RunAsync(_cancellation);
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 101m);
    }

    [Fact]
    public async Task WithdrawnReport_CountsNoMore_AndGoesBackWithTheReason()
    {
        _place.Drop("统计局/快报.xlsx", SomeWorkbook.Accepted(output: 100m));
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted(output: 101m));
        await _place.RunAsync(_cancellation);
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation))[0];

        var (result, refusal) = await _place.Lifecycle.WithdrawAsync(submission.Id, "用了旧口径", Clerk, _cancellation);

        refusal.Should().BeNull();
        result!.Placement!.Intent.Target.Should().Be("统计局/退回/月报.xlsx");
        _place.Files().Should().Equal("统计局/已接收/快报.xlsx", "统计局/退回/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/快报.xlsx.回执.txt", "统计局/退回/月报.xlsx.回执.txt");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().ContainAll("月报.xlsx", "结果：已撤回", "撤回原因：用了旧口径").And.NotContain("入库数据 ");
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 100m);
        (await _place.Ledger.Journal.OfAsync(submission.Id, _cancellation)).Select(e => (e.Kind, e.By, e.Note)).Should().Equal(
            (SubmissionEventKind.Received, Actor.Worker, null), (SubmissionEventKind.Withdrawn, Clerk, "用了旧口径"));
        (await _place.Lifecycle.WithdrawAsync(submission.Id, "再撤", Clerk, _cancellation)).Refusal.Should().Be(Refusal.NotInForce);
    }

    [Fact]
    public async Task ReportWithdrawnWhileSomebodyHasItOpen_GoesBackWhenItIsClosed()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        using (var held = Unmovable.TryFile(path))
        {
            Assert.SkipWhen(held is null, "Nothing keeps a file from being moved here.");
            await _place.RunAsync(_cancellation);
            var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();
            await _place.Lifecycle.WithdrawAsync(submission.Id, "错报", Clerk, _cancellation);
        }

        await _place.RunAsync(_cancellation, rounds: 1);
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().Contain("撤回原因：错报");
    }

    [Fact]
    public async Task HeldReportThatIsReturned_GoesBackWithTheReason_AndWaitsForNothing()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        var held = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();

        var (result, refusal) = await _place.Lifecycle.ReturnAsync(held.Id, "请用新表样", Clerk, _cancellation);

        refusal.Should().BeNull();
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/退回/月报.xlsx.回执.txt");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().ContainAll("结果：退回", "[FIL114]", "统计员退回：请用新表样", "[LBL101]");
        var returned = (await _place.Ledger.Submissions.FindAsync(result!.Submission!.Id, _cancellation))!;
        (returned.Verdict, returned.Sha256).Should().Be((Verdict.Returned, held.Sha256));
        (await _place.Ledger.Journal.OfAsync(returned.Id, _cancellation)).Select(e => (e.Kind, e.By, e.Note))
            .Should().Equal((SubmissionEventKind.Returned, Clerk, "请用新表样"));
        (await _place.Ledger.Submissions.UnknownLabelsAsync(_cancellation)).Should().BeEmpty();
        (await _place.Lifecycle.ReturnAsync(held.Id, "再退", Clerk, _cancellation)).Refusal.Should().Be(Refusal.NotHeld);

        _place.Catalog.Write(CatalogFiles.Ignored, "- 蔬菜水果产值");
        await _place.RunAsync(_cancellation, rounds: 2);
        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
    }

    [Fact]
    public async Task WhileTheShareIsAway_NothingIsSentBackOrReadAgain_AndAfterwardsItIs()
    {
        _place.Drop("统计局/待定.xlsx", SomeWorkbook.Held());
        _place.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5));
        await _place.RunAsync(_cancellation);
        var submissions = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).ToDictionary(s => s.Verdict);
        var away = _place.Share + " away";
        Directory.Move(_place.Share, away);
        Directory.CreateDirectory(_place.Share);

        await _place.Lifecycle.Invoking(l => l.ReturnAsync(submissions[Verdict.Held].Id, "请改", Clerk, _cancellation)).Should().ThrowAsync<ShareAwayException>();
        await _place.Lifecycle.Invoking(l => l.WithdrawAsync(submissions[Verdict.Accepted].Id, "错报", Clerk, _cancellation)).Should().ThrowAsync<ShareAwayException>();
        _place.Catalog.Write(CatalogFiles.Ignored, "- 蔬菜水果产值");
        await _place.RunAsync(_cancellation, rounds: 2);
        _place.Get<CatalogSource>().Refresh();
        await _place.Lifecycle.Invoking(l => l.RereadAsync(submissions[Verdict.Accepted].Id, Clerk, _cancellation)).Should().ThrowAsync<ShareAwayException>();

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().BeEquivalentTo(submissions.Values);
        Directory.Delete(_place.Share);
        Directory.Move(away, _place.Share);
        _place.Restart();
        await _place.RunAsync(_cancellation, rounds: 1);
        (await _place.Lifecycle.WithdrawAsync(submissions[Verdict.Accepted].Id, "错报", Clerk, _cancellation)).Refusal.Should().BeNull();
        _place.Files().Should().Equal("统计局/已接收/待定.xlsx", "统计局/退回/五月.xlsx");
    }

    [Fact]
    public async Task FolderThatIsALink_IsNotMovedInto()
    {
        using var elsewhere = new TempFolder();
        Directory.Delete(_place.InShare("统计局/已接收"));
        Directory.CreateSymbolicLink(_place.InShare("统计局/已接收"), elsewhere.Path);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());

        await _place.RunAsync(_cancellation);

        Directory.EnumerateFileSystemEntries(elsewhere.Path).Should().BeEmpty();
        _place.Logs.Lines.Should().ContainSingle(l => l.Message.Contains("is a link, to", StringComparison.Ordinal));
        Directory.Delete(_place.InShare("统计局/已接收"));
        _place.Restart();
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task SubmissionThatIsNot_IsRefused()
    {
        (await _place.Lifecycle.WithdrawAsync(7, "错报", Clerk, _cancellation)).Refusal.Should().Be(Refusal.NoSuchSubmission);
        (await _place.Lifecycle.ReturnAsync(7, "错报", Clerk, _cancellation)).Refusal.Should().Be(Refusal.NoSuchSubmission);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Returned());
        await _place.RunAsync(_cancellation);
        (await _place.Lifecycle.WithdrawAsync(1, "错报", Clerk, _cancellation)).Refusal.Should().Be(Refusal.NotInForce);
    }

    [Fact]
    public async Task WhatLiesInTheShare_IsKnownFileByFile()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();

        var artifacts = await _place.Ledger.Placements.ArtifactsAsync(submission.Sha256, _cancellation);

        artifacts.Select(a => (a.Kind, a.Path)).Should().Equal(
            (ArtifactKind.Original, "统计局/已接收/月报.xlsx"), (ArtifactKind.Receipt, "统计局/已接收/月报.xlsx.回执.txt"));
        foreach (var artifact in artifacts)
            (await FileContent.HashAsync(_place.InShare(artifact.Path), _cancellation)).Should().Be(artifact.Sha256);
    }

    [Fact]
    public async Task FileThatWasBeingReadWhenAProcessEnded_IsTriedApart_AndTakenInWhenThatEnds()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        var sha256 = await FileContent.HashAsync(path, _cancellation);
        await _place.Ledger.Attempts.BeginAsync([sha256], _cancellation);

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        (await _place.Ledger.Attempts.AmongAsync([sha256], _cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task FileThatCannotBeTriedApartNow_Waits_AndKeepsNoOtherWaiting()
    {
        var sha256 = await FileContent.HashAsync(_place.Drop("统计局/五月.xlsx", SomeWorkbook.Accepted(5)), _cancellation);
        _place.Drop("统计局/六月.xlsx", SomeWorkbook.Accepted(6));
        await _place.Ledger.Attempts.BeginAsync([sha256], _cancellation);
        var areas = await File.ReadAllTextAsync(Path.Combine(_place.Catalog.Path, CatalogFiles.Areas), _cancellation);
        _place.Get<CatalogSource>().Refresh();
        // The worker goes on with the catalog that it has; the process beside it finds one that is not in order.
        _place.Catalog.Write(CatalogFiles.Areas, "- {");

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/五月.xlsx", "统计局/已接收/六月.xlsx");
        (await _place.Ledger.Attempts.AmongAsync([sha256], _cancellation)).Should().NotBeEmpty("it has not been read");
        _place.Catalog.Write(CatalogFiles.Areas, areas);
        _place.Restart();
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/已接收/五月.xlsx", "统计局/已接收/六月.xlsx");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FileThatAnotherProcessTookWhileItWasJudged_IsTakenOnce(bool isAccepted)
    {
        var path = _place.Drop("统计局/月报.xlsx", isAccepted ? SomeWorkbook.Accepted() : SomeWorkbook.Returned());
        var sha256 = await FileContent.HashAsync(path, _cancellation);
        var file = FileIn("统计局/月报.xlsx");
        var judged = await JudgeAsync(file);
        await _place.Lifecycle.ReceiveAsync(file, Clerk, _cancellation);

        var outcome = (await _place.Get<GroupRecorder>().RecordAsync(judged, Actor.Worker, new SeenChanges())).Single();

        (outcome.Result, outcome.Fault).Should().Be((null, null));
        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle();
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal(isAccepted ? "统计局/已接收/月报.xlsx" : "统计局/退回/月报.xlsx");
        (await _place.Ledger.Attempts.AmongAsync([sha256], _cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task FileWrittenOverWhileItWasJudged_IsTakenAsItIsNow()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted(output: 100m));
        var judged = await JudgeAsync(FileIn("统计局/月报.xlsx"));
        _place.Drop("统计局/月报.xlsx", [.. SomeWorkbook.Accepted(output: 101m)]);
        File.SetLastWriteTimeUtc(_place.InShare("统计局/月报.xlsx"), new DateTime(2025, 7, 10, 1, 30, 0, DateTimeKind.Utc));

        (await _place.Get<GroupRecorder>().RecordAsync(judged, Actor.Worker, new SeenChanges())).Single().Result.Should().BeNull();
        await _place.RunAsync(_cancellation);

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle();
        (await _place.InForceAsync(_cancellation)).Should().Contain(Output, 101m);
    }

    [Fact]
    public async Task ReportWithdrawnAfterAProcessEndedBeforeItNotedTheMove_LiesInOnePlace()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        var recorded = (await _place.Get<GroupRecorder>().RecordAsync(await JudgeAsync(FileIn("统计局/月报.xlsx")), Actor.Worker, new SeenChanges())).Single().Result!;
        File.Move(_place.InShare("统计局/月报.xlsx"), _place.InShare(recorded.Placement!.Intent.Target));

        await _place.Lifecycle.WithdrawAsync(recorded.Submission!.Id, "错报", Clerk, _cancellation);

        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/退回/月报.xlsx.回执.txt");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().Contain("撤回原因：错报");
        (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task FileThatGrowsAfterItWasReadAgain_IsPutWhereItIsLookedFor()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        _place.Catalog.Write(CatalogFiles.Ignored, "- 蔬菜水果产值");
        await _place.RunAsync(_cancellation);
        await File.AppendAllTextAsync(_place.InShare("统计局/已接收/月报.xlsx"), "more", _cancellation);
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation))[0];

        (await _place.Lifecycle.TakeBackGrownAsync((await _place.Ledger.Placements.OfAsync(submission.Id, _cancellation)).Single(), _cancellation)).Should().BeTrue();

        _place.Files().Should().Equal("统计局/月报.xlsx");
    }

    // Opened to be marked, it would end this process too, and each that comes after it.
    [Fact]
    public async Task FileThatEndsTheProgram_GoesBackWithoutBeingOpened()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Returned());
        var judged = await JudgeAsync(FileIn("统计局/月报.xlsx"));
        judged[0].Judgement = Judge.Unreadable(judged[0].Content!, judged[0].Catalog, []);
        await _place.Get<GroupRecorder>().RecordAsync(judged, Actor.Worker, new SeenChanges());

        await _place.RunAsync(_cancellation, rounds: 1);

        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().Contain($"[{FindingCodes.EndsTheProgram}]");
        _place.Reviews().Should().BeEmpty();
    }

    [Fact]
    public async Task FileWhoseMarkingEndedAProcess_GoesBackWithoutAMarkedCopy()
    {
        var path = _place.Drop("统计局/月报.xlsx", SomeWorkbook.Returned());
        var attempt = await FileContent.HashAsync(path, _cancellation) + ShareFolders.ReviewSuffix;
        await _place.Ledger.Attempts.BeginAsync([attempt], _cancellation);

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.Reviews().Should().BeEmpty();
        (await _place.Ledger.Attempts.AmongAsync([attempt], _cancellation)).Should().BeEmpty();
        _place.Drop("统计局/五月.xlsx", SomeWorkbook.Returned(5));
        await _place.RunAsync(_cancellation);
        _place.Reviews().Should().Equal("统计局/退回/五月.审核.xlsx");
    }

    [Fact]
    public async Task FileThatCannotBeMarked_GoesBackAllTheSame()
    {
        // Behind it there is no number for another sheet.
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Returned().EditPart("xl/workbook.xml", xml => xml.Replace("sheetId=\"1\"", "sheetId=\"2147483647\"", StringComparison.Ordinal)));

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/退回/月报.xlsx");
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().Contain("结果：退回");
        _place.Reviews().Should().BeEmpty();
        _place.Logs.Lines.Should().ContainSingle(l => l.Message.Contains("cannot be marked", StringComparison.Ordinal));
    }

    [Fact]
    public void ProcessBesideTheWorker_HasItsLimits()
    {
        var limits = new WorkbookLimits { Cells = 7, ReadingTime = TimeSpan.FromSeconds(90), FileBytes = 123_456 };
        var read = new ConfigurationBuilder()
            .AddInMemoryCollection(Trial.SettingsOf(limits).Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)))
            .Build().GetSection("Limits").Get<WorkbookLimits>();
        read.Should().BeEquivalentTo(limits);
    }

    [Fact]
    public async Task FileThatCannotBeOpened_IsNoneThatEndsTheProgram()
    {
        var path = _place.Drop("统计局/月报.xlsx", [1, 2, 3]);
        await _place.Ledger.Attempts.BeginAsync([await FileContent.HashAsync(path, _cancellation)], _cancellation);
        await _place.RunAsync(_cancellation);
        _place.ReadReceipt("统计局/退回/月报.xlsx").Should().Contain($"[{FindingCodes.NotAWorkbook}]").And.NotContain($"[{FindingCodes.EndsTheProgram}]");
    }

    private Intake FileIn(string path) => Intake.Of(_place.Get<ShareScan>().FilesUnder(_place.InShare(path)).Single(), _place.Get<ShareFolders>());

    // Read and judged, and not recorded yet.
    private async Task<IReadOnlyList<JudgedFile>> JudgeAsync(Intake file)
    {
        var groups = Channel.CreateUnbounded<IReadOnlyList<JudgedFile>>();
        await _place.Get<GroupJudge>().JudgeAsync([file], groups.Writer, _cancellation, _cancellation);
        return await groups.Reader.ReadAsync(_cancellation);
    }

    // What was said of each file, in the order in which they were taken in.
    private async Task<IReadOnlyList<string>> JudgedAsync(Workplace place, IEnumerable<IReadOnlyList<(string Name, byte[] Content)>> scans)
    {
        foreach (var scan in scans)
        {
            foreach (var (name, content) in scan)
                place.Drop($"统计局/{name}", content);
            await place.RunAsync(_cancellation);
        }

        var judged = new List<string>();
        foreach (var submission in (await place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).OrderBy(s => s.Id))
        {
            var findings = await place.Ledger.Submissions.FindingsAsync(submission.Id, _cancellation);
            judged.Add($"{submission.FileName} {submission.Verdict}: {string.Join("; ", findings.Select(f => $"{f.Code.Code} {f.Cell} {string.Join(' ', f.Arguments)}"))}");
        }

        return judged;
    }
}
