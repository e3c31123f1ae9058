using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Tests.Inbox;

public sealed class ShareMarkTests : IDisposable
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly Workplace _place = new();
    private readonly Workplace _other;

    public ShareMarkTests() => _other = new Workplace(null, ("Share", _place.Share), ("Web:Urls", "http://127.0.0.1:0"));

    public void Dispose()
    {
        _other.Dispose();
        _place.Dispose();
    }

    [Fact]
    public async Task SecondWorkerWithDataOfItsOwn_IsRefused_AndNamesTheFirst()
    {
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        var refused = (await FluentActions.Awaiting(() => _other.RunAsync(_cancellation)).Should().ThrowAsync<ShareInUseException>()).Which;
        refused.Message.Should().ContainAll(_place.Data, Environment.MachineName, "--take-over");
        await FluentActions.Awaiting(() => WorkerHost.RunAsync(_other.Configuration, _cancellation)).Should().ThrowAsync<ShareInUseException>();
        await FluentActions.Awaiting(() => _other.Get<ShareMark>().JoinAsync(takesOver: false, _cancellation)).Should().ThrowAsync<ShareInUseException>();
        _place.Files().Should().Contain("统计局/月报.xlsx");

        await _place.RunAsync(_cancellation);
        _place.Files().Should().Contain("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task ShareThatIsTakenOver_EndsTheWorkerThatHadIt()
    {
        await _place.RunAsync(_cancellation);
        await _other.Get<ShareMark>().HoldAsync(takesOver: true, _cancellation);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());

        await FluentActions.Awaiting(() => _place.RunAsync(_cancellation)).Should().ThrowAsync<ShareInUseException>();

        _place.Files().Should().Contain("统计局/月报.xlsx");
        await _other.RunAsync(_cancellation);
        _place.Files().Should().Contain("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task CopyOfTheData_IsAnotherWorker_AndTheLaterOneStays()
    {
        await _place.RunAsync(_cancellation);
        Directory.CreateDirectory(_other.Data);
        File.Copy(Path.Combine(_place.Data, "identity"), Path.Combine(_other.Data, "identity"));
        await _other.RunAsync(_cancellation);
        await FluentActions.Awaiting(() => _place.RunAsync(_cancellation)).Should().ThrowAsync<ShareInUseException>();
        await _other.RunAsync(_cancellation);
    }

    [Fact]
    public async Task MarkOfAWorkerThatIsDead_KeepsNobodyOut_WhereverItsDataAreNow()
    {
        await _place.RunAsync(_cancellation);
        _place.Restart();
        await _place.RunAsync(_cancellation);
        // Moved to another machine, say.
        Directory.CreateDirectory(_other.Data);
        File.Move(Path.Combine(_place.Data, "identity"), Path.Combine(_other.Data, "identity"));
        await _other.RunAsync(_cancellation);
    }

    [Fact]
    public async Task ShareThatIsNotMounted_IsNeitherMarkedNorWrittenTo_AndWhatWasOnItsWayThereIsNotTakenForGone()
    {
        _place.Drop("统计局/一月.xlsx", SomeWorkbook.Returned(1));
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/二月.xlsx", SomeWorkbook.Returned(2));
        var file = new FileInfo(_place.InShare("统计局/二月.xlsx"));
        var returned = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();
        var bytes = await File.ReadAllBytesAsync(file.FullName, _cancellation);
        await _place.Ledger.RecordAsync(
            new SubmissionRecord
            {
                Sha256 = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)),
                FileName = file.Name,
                Department = "stats",
                ReceivedAt = DateTimeOffset.UnixEpoch,
                By = Actor.Worker,
                Verdict = Verdict.Returned,
                CatalogFingerprint = returned.CatalogFingerprint,
                Placement = new PlacementIntent("统计局/二月.xlsx", "统计局/退回/二月.xlsx", file.Length, file.LastWriteTimeUtc),
            },
            _cancellation);
        await _place.Get<IArchive>().StoreAsync([(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), bytes)], _cancellation);
        var away = _place.Share + " away";
        Directory.Move(_place.Share, away);
        Directory.CreateDirectory(_place.Share);

        _place.Restart();
        await _place.RunAsync(_cancellation);

        Directory.EnumerateFileSystemEntries(_place.Share).Should().BeEmpty();
        (await _place.Ledger.Placements.PendingAsync(_cancellation)).Should().ContainSingle();
        Directory.Delete(_place.Share);
        Directory.Move(away, _place.Share);
        _place.Restart();
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/退回/一月.xlsx", "统计局/退回/二月.xlsx");
        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().HaveCount(2);
    }

    [Fact]
    public async Task ShareThatWasMadeAnew_IsMarkedByTakingOver()
    {
        await _place.RunAsync(_cancellation);
        Directory.Delete(_place.Share, recursive: true);
        Directory.CreateDirectory(_place.Share);
        await FluentActions.Awaiting(() => _place.Get<ShareMark>().HoldAsync(takesOver: false, _cancellation)).Should().ThrowAsync<ShareAwayException>();
        await _place.Get<ShareMark>().HoldAsync(takesOver: true, _cancellation);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task CommandBesideTheWorkerOfTheSameData_ChangesNothing()
    {
        await _place.RunAsync(_cancellation);
        var before = await File.ReadAllTextAsync(_place.InShare(".indicators-worker.json"), _cancellation);
        await _place.Get<ShareMark>().JoinAsync(takesOver: false, _cancellation);
        (await File.ReadAllTextAsync(_place.InShare(".indicators-worker.json"), _cancellation)).Should().Be(before);
        await _place.RunAsync(_cancellation);
    }

    [Fact]
    public async Task ShareThatACommandMarksAnew_StaysTheWorkersOfTheSameData()
    {
        await _place.RunAsync(_cancellation);
        File.Delete(_place.InShare(".indicators-worker.json"));
        var command = new ShareMark(
            _place.Get<ShareFolders>(), _place.Get<ShareTie>(), _place.Get<IOptions<IngestOptions>>(), _place.Ledger, _place.Get<IOptions<LedgerOptions>>(), TimeProvider.System);
        await command.JoinAsync(takesOver: true, _cancellation);
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());

        await _place.RunAsync(_cancellation);

        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
    }

    [Fact]
    public async Task MarkThatIsDamaged_IsSetAnew()
    {
        await File.WriteAllTextAsync(_place.InShare(".indicators-worker.json"), "{", _cancellation);
        await _place.RunAsync(_cancellation);
        (await File.ReadAllTextAsync(_place.InShare(".indicators-worker.json"), _cancellation)).Should().Contain(Environment.MachineName);
    }
}
