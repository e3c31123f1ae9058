using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Ingest.Tests;

public sealed class RereadTests : IDisposable
{
    private const string Crops = "crops.county..M.ytd.level 2025-M06";
    private const string Output = "output.county..M.ytd.level 2025-M06";

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 7, 10, 1, 30, 5, TimeSpan.Zero));
    private readonly Workplace _place;

    public RereadTests() => _place = new Workplace(_time);

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task RunningWorker_SeesTheCatalogChangeAndReadsWhatWaited()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/待确认/月报.xlsx");

        await LearnAsync("crops", "蔬菜水果产值");
        await _place.RunAsync(_cancellation, rounds: 1);

        _place.Files().Should().Equal("统计局/已接收/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/月报.xlsx.回执.txt");
        (await _place.InForceAsync(_cancellation)).Keys.Should().Equal(Crops, Output);
    }

    [Fact]
    public async Task ChangeThatSettlesNothing_LeavesTheLedgerAsItIs()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);

        await LearnAsync("crops", "渔业产值");
        await _place.RunAsync(_cancellation, rounds: 3);

        (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle();
        _place.Files().Should().Equal("统计局/待确认/月报.xlsx");
    }

    [Fact]
    public async Task BytesThatWereDroppedTwice_BothLeaveTheFolder()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        _place.Drop("统计局/再报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        _place.Files().Should().Equal("统计局/待确认/再报.xlsx", "统计局/待确认/月报.xlsx");

        await LearnAsync("crops", "蔬菜水果产值");
        await _place.RunAsync(_cancellation, rounds: 1);

        _place.Files().Should().Equal("统计局/已接收/再报.xlsx", "统计局/已接收/月报.xlsx");
        _place.Receipts().Should().Equal("统计局/已接收/再报.xlsx.回执.txt", "统计局/已接收/月报.xlsx.回执.txt");
    }

    [Fact]
    public async Task OldReportThatIsReadAgain_DoesNotOverruleTheNewerOne()
    {
        _place.Drop("统计局/旧.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        _time.Advance(TimeSpan.FromHours(1));
        _place.Drop("统计局/新.xlsx", SomeWorkbook.Accepted(output: 101m));
        await _place.RunAsync(_cancellation);
        _time.Advance(TimeSpan.FromHours(1));

        await LearnAsync("investment", "蔬菜水果产值");
        await _place.RunAsync(_cancellation, rounds: 1);

        var inForce = await _place.InForceAsync(_cancellation);
        inForce[Output].Should().Be(101m);
        inForce.Should().ContainKey("investment.county..M.ytd.level 2025-M06");
    }

    [Fact]
    public async Task WorkbookThatSomebodyTookAway_IsReadAllTheSame()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        File.Delete(_place.InShare("统计局/待确认/月报.xlsx"));

        await LearnAsync("crops", "蔬菜水果产值");
        await _place.RunAsync(_cancellation, rounds: 1);

        (await _place.InForceAsync(_cancellation)).Keys.Should().Equal(Crops, Output);
    }

    [Fact]
    public async Task RereadWithTheSameCatalog_DoesNothing()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();

        (await _place.Lifecycle.RereadAsync(submission.Id, Actor.Worker, _cancellation)).Should().BeNull();

        (await _place.InForceAsync(_cancellation)).Should().ContainKey(Output);
    }

    [Fact]
    public async Task RereadOfBytesThatWereDroppedAgainAndHeld_TakesNothingAway()
    {
        await LearnAsync("crops", "蔬菜水果产值");
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        (await new CatalogEditor(_place.Catalog.Path).RemoveAliasAsync("crops", "蔬菜水果产值", _cancellation)).Outcome.Should().Be(CatalogEditOutcome.Written);
        _place.Drop("统计局/再报.xlsx", SomeWorkbook.Held());
        await _place.RunAsync(_cancellation);
        var held = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter { Verdict = Verdict.Held }, _cancellation)).Single();

        (await _place.Lifecycle.RereadAsync(held.Id, Actor.Worker, _cancellation)).Should().BeNull();

        (await _place.InForceAsync(_cancellation)).Keys.Should().Equal(Crops, Output);
    }

    [Fact]
    public async Task ArchiveWithoutTheBytes_LeavesWhatWasRead()
    {
        _place.Drop("统计局/月报.xlsx", SomeWorkbook.Accepted());
        await _place.RunAsync(_cancellation);
        var submission = (await _place.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Single();
        Directory.Delete(Path.Combine(_place.Data, "archive"), recursive: true);
        await LearnAsync("crops", "蔬菜水果产值");
        _place.Get<CatalogSource>().Refresh();

        (await _place.Lifecycle.RereadAsync(submission.Id, Actor.Worker, _cancellation)).Should().BeNull();

        (await _place.InForceAsync(_cancellation)).Should().ContainKey(Output);
    }

    private async Task LearnAsync(string indicator, string label) =>
        (await new CatalogEditor(_place.Catalog.Path).AddAliasAsync(indicator, label, _cancellation))
            .Outcome.Should().Be(CatalogEditOutcome.Written);
}
