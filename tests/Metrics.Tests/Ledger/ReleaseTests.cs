using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class ReleaseTests : LedgerContract
{
    private static readonly SeriesKey Gdp = SomeReport.Series();

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task UnreleasedReport_StandsButIsNotInForce()
    {
        using var temp = NewLedger();
        var record = Waiting("a", 1m);
        var recorded = await temp.Ledger.RecordAsync(record, _cancellation);

        recorded.Submission.AwaitsRelease.Should().BeTrue();
        (await InForceAsync(temp)).Should().BeEmpty();
        (await temp.Ledger.Submissions.FindStandingAsync(record.Sha256, _cancellation)).Should().Be(recorded.Submission);
        (await temp.Ledger.Standing.WithinAsync([(Gdp.Group, Period("2025-M06"), Period("2025-M06"))], _cancellation)).Should().ContainSingle();
        (await temp.Ledger.Arrivals.FirstAsync(["gdp"], ["county"], DateOnly.MinValue, _cancellation)).Should().ContainSingle();
    }

    [Fact]
    public async Task ReleasedReport_IsInForceFromThenOn_AndChangesOnce()
    {
        var clock = new FakeTimeProvider(SomeReport.ReceivedAt.AddDays(1));
        using var temp = NewLedger(clock);
        await temp.Ledger.RecordAsync(SomeReport.Named("before", SomeReport.Figure(1m)), _cancellation);
        var id = (await temp.Ledger.RecordAsync(Waiting("after", 2m), _cancellation)).Submission.Id;
        (await InForceAsync(temp)).Should().Equal(1m);
        var sequence = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);

        (await temp.Ledger.ReleaseAsync(id, Actor.Command("li"), _cancellation)).Should().BeTrue();

        (await InForceAsync(temp)).Should().Equal(2m);
        (await InForceAsync(temp, clock.GetUtcNow().AddSeconds(-1))).Should().Equal(1m);
        (await temp.Ledger.Changes.CountAsync(sequence, _cancellation)).Should().Be(1);
        (await temp.Ledger.Journal.OfAsync(id, _cancellation))[^1].Kind.Should().Be(SubmissionEventKind.Released);
        (await temp.Ledger.ReleaseAsync(id, Actor.Command("li"), _cancellation)).Should().BeFalse();
    }

    [Fact]
    public async Task WithdrawnReport_HasNothingToRelease()
    {
        using var temp = NewLedger();
        var id = (await temp.Ledger.RecordAsync(Waiting("a", 1m), _cancellation)).Submission.Id;
        (await temp.Ledger.WithdrawAsync(id, "错报", Actor.Worker, _cancellation)).Should().BeTrue();
        (await temp.Ledger.ReleaseAsync(id, Actor.Worker, _cancellation)).Should().BeFalse();
        (await InForceAsync(temp)).Should().BeEmpty();
    }

    [Fact]
    public async Task ReadAgainWithAnotherCatalog_WhatWasReleasedStaysReleased_AndWhatWaitedWaits()
    {
        using var temp = NewLedger();
        var released = await temp.Ledger.RecordAsync(Waiting("a", 1m), _cancellation);
        await temp.Ledger.ReleaseAsync(released.Submission.Id, Actor.Worker, _cancellation);
        await temp.Ledger.RecordAsync(Waiting("b", 5m, "2025-M07"), _cancellation);

        await temp.Ledger.RecordAsync(Waiting("a", 2m) with { CatalogFingerprint = "catalog-2" }, _cancellation);
        await temp.Ledger.RecordAsync(Waiting("b", 6m, "2025-M07") with { CatalogFingerprint = "catalog-2" }, _cancellation);

        (await InForceAsync(temp)).Should().Equal(2m);
        (await temp.Ledger.Submissions.ListAsync(new SubmissionFilter { NeedsRelease = true }, _cancellation)).Where(s => s.AwaitsRelease).Should().ContainSingle();
    }

    private static SubmissionRecord Waiting(string name, decimal value, string period = "2025-M06") =>
        SomeReport.Named(name, SomeReport.Figure(value, period)) with { NeedsRelease = true };

    private static TimePeriod Period(string text) => TimePeriod.Parse(text).Value;

    private async Task<List<decimal?>> InForceAsync(TempLedger temp, DateTimeOffset? asOf = null) =>
        await temp.Ledger.Vintages.InForceAsync(new ObservationQuery { AsOf = asOf }, _cancellation).Select(v => v.Observation.Value).ToListAsync(_cancellation);
}
