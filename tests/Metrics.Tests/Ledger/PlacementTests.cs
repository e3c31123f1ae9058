using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class PlacementTests : LedgerContract
{
    private static readonly PlacementIntent Intent = new("统计局/a.xlsx", "统计局/已接收/a.xlsx", 4096, SomeReport.ReceivedAt.AddTicks(1234567));

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task IntentOfASubmission_IsPendingUntilItIsCompleted()
    {
        using var temp = NewLedger();
        var recorded = await temp.Ledger.RecordAsync(SomeReport.Named("a") with { Placement = Intent }, _cancellation);

        var placement = recorded.Placement!;
        placement.Should().Be(new Placement(placement.Id, recorded.Submission.Id, Intent, PlacementState.Pending, null));
        (await temp.Ledger.Placements.PendingAsync(_cancellation)).Should().Equal(placement);
        (await temp.Ledger.Placements.FindPendingAsync(Intent.Source, _cancellation)).Should().Be(placement);

        var done = await temp.Ledger.Placements.CompleteAsync(placement.Id, [], _cancellation);

        done.State.Should().Be(PlacementState.Done);
        (await temp.Ledger.Placements.PendingAsync(_cancellation)).Should().BeEmpty();
        (await temp.Ledger.Placements.FindPendingAsync(Intent.Source, _cancellation)).Should().BeNull();
        (await temp.Ledger.Placements.CompleteAsync(placement.Id, [], _cancellation)).Should().Be(done);
    }

    [Fact]
    public async Task SameFileAtTheSamePlace_IsTakenOnce_WhateverItsVerdict()
    {
        using var temp = NewLedger();
        var record = SomeReport.Named("a") with { Verdict = Verdict.Returned, Placement = Intent };
        var first = await temp.Ledger.RecordAsync(record, _cancellation);
        var second = await temp.Ledger.RecordAsync(record, _cancellation);
        second.Should().Be(first with { IsNew = false });
        (await temp.Ledger.Submissions.ListAsync(new SubmissionFilter(), _cancellation)).Should().ContainSingle();
    }

    [Fact]
    public async Task SameBytesDroppedAgain_ArePlacedAgain()
    {
        using var temp = NewLedger();
        var recorded = await temp.Ledger.RecordAsync(SomeReport.Named("a") with { Placement = Intent }, _cancellation);
        await temp.Ledger.Placements.CompleteAsync(recorded.Placement!.Id, [], _cancellation);

        var again = await temp.Ledger.Placements.BeginAsync(recorded.Submission.Id, Intent with { Target = "统计局/已接收/a (2).xlsx" }, _cancellation);

        again.State.Should().Be(PlacementState.Pending);
        (await temp.Ledger.Placements.OfAsync(recorded.Submission.Id, _cancellation)).Select(p => p.Id).Should().Equal(recorded.Placement.Id, again.Id);
        (await temp.Ledger.Placements.BeginAsync(recorded.Submission.Id, Intent, _cancellation)).Should().Be(again);
    }

    [Fact]
    public async Task AcceptedBytesUnderAnotherName_ArePlacedUnderTheSubmissionThatHoldsThem()
    {
        using var temp = NewLedger();
        var first = await temp.Ledger.RecordAsync(SomeReport.Named("a", SomeReport.Figure(1m)) with { Placement = Intent }, _cancellation);
        var copy = Intent with { Source = "统计局/copy.xlsx" };
        var second = await temp.Ledger.RecordAsync(SomeReport.Named("a", SomeReport.Figure(1m)) with { Placement = copy }, _cancellation);
        second.Submission.Should().Be(first.Submission);
        second.Placement!.Intent.Should().Be(copy);
    }

    [Fact]
    public async Task FileWrittenOverBeforeItWasMoved_IsANewFile()
    {
        using var temp = NewLedger();
        var first = await temp.Ledger.RecordAsync(SomeReport.Named("a") with { Placement = Intent }, _cancellation);
        var newer = Intent with { ModifiedAt = Intent.ModifiedAt.AddSeconds(1) };

        var second = await temp.Ledger.RecordAsync(SomeReport.Named("b") with { Placement = newer }, _cancellation);

        second.IsNew.Should().BeTrue();
        (await temp.Ledger.Placements.PendingAsync(_cancellation)).Should().Equal(second.Placement!);
        (await temp.Ledger.Placements.OfAsync(first.Submission.Id, _cancellation)).Single().State.Should().Be(PlacementState.Overwritten);
        // It is not pending any more, so nothing can complete it.
        (await temp.Ledger.Placements.CompleteAsync(first.Placement!.Id, [], _cancellation)).State.Should().Be(PlacementState.Overwritten);
    }

    [Fact]
    public async Task FileThatIsOpenInExcel_WaitsSinceTheFirstTime()
    {
        var time = new FakeTimeProvider(SomeReport.ReceivedAt);
        using var temp = NewLedger(time);
        var recorded = await temp.Ledger.RecordAsync(SomeReport.Named("a") with { Placement = Intent }, _cancellation);
        await temp.Ledger.Placements.DelayAsync(recorded.Placement!.Id, _cancellation);
        time.Advance(TimeSpan.FromMinutes(5));
        (await temp.Ledger.Placements.DelayAsync(recorded.Placement.Id, _cancellation)).WaitingSince.Should().Be(SomeReport.ReceivedAt);
    }

    [Fact]
    public async Task TargetTakenMeanwhile_IsReplacedBeforeTheMove()
    {
        using var temp = NewLedger();
        var recorded = await temp.Ledger.RecordAsync(SomeReport.Named("a") with { Placement = Intent }, _cancellation);
        await temp.Ledger.Placements.RetargetAsync(recorded.Placement!.Id, "统计局/已接收/a 0930.xlsx", _cancellation);
        (await temp.Ledger.Placements.PendingAsync(_cancellation)).Single().Intent.Should().Be(Intent with { Target = "统计局/已接收/a 0930.xlsx" });
    }
}
