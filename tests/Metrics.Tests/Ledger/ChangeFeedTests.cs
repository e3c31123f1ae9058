using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class ChangeFeedTests : LedgerContract
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task EmptyLedger_HasNoChanges()
    {
        using var temp = NewLedger();
        var page = await temp.Ledger.Changes.ReadAsync(0, 100, _cancellation);
        page.IsEmpty.Should().BeTrue();
        page.Through.Should().Be(0);
    }

    [Fact]
    public async Task Point_ComesWithAllItsMeasures_OfWhateverSubmission()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("growth", SomeReport.Figure(5.6m, series: SomeReport.Series(measure: Measure.Yoy))));
        var checkpoint = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);
        await RecordAsync(temp, SomeReport.Named("level", SomeReport.Figure(100m)));

        var page = await temp.Ledger.Changes.ReadAsync(checkpoint, 100, _cancellation);

        var point = page.Points.Should().ContainSingle().Subject;
        point.Group.Should().Be(SomeReport.Series().Group);
        point.Period.Should().Be(TimePeriod.OfMonth(2025, 6));
        point.Measures.Select(v => (v.Observation.Key.Measure, v.Observation.Value, v.Submission.FileName))
            .Should().Equal((Measure.Level, 100m, "level.xlsx"), (Measure.Yoy, 5.6m, "growth.xlsx"));
    }

    [Fact]
    public async Task Pages_LeaveNothingOut_AndGiveNothingTwice()
    {
        using var temp = NewLedger();
        for (var month = 1; month <= 9; month++)
        {
            await RecordAsync(temp, SomeReport.Named(
                $"m{month}",
                SomeReport.Figure(month, $"2025-M0{month}"),
                SomeReport.Figure(month * 2, $"2025-M0{month}", SomeReport.Series("grain"))) with { Texts = [SomeReport.Text("在建", period: $"2025-M0{month}")] });
        }

        var seen = new List<long>();
        var after = 0L;
        while (await temp.Ledger.Changes.ReadAsync(after, 4, _cancellation) is { IsEmpty: false } page)
        {
            (page.Points.Length + page.Rows.Length).Should().BeLessThanOrEqualTo(4);
            seen.AddRange(page.Points.Select(p => p.Sequence).Concat(page.Rows.Select(r => r.Sequence)).Order());
            (await temp.Ledger.Changes.CountAsync(page.Through, _cancellation)).Should().Be(27 - seen.Count);
            after = page.Through;
        }

        seen.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.HaveCount(27);
        after.Should().Be(await temp.Ledger.Changes.LastSequenceAsync(_cancellation));
    }

    [Fact]
    public async Task Any_LooksForLaterChangesOfTheseIndicatorsAlone()
    {
        using var temp = NewLedger();
        var first = await RecordAsync(temp, SomeReport.Named("a", SomeReport.Figure(1m)));
        var checkpoint = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);
        await RecordAsync(temp, SomeReport.Named("b", SomeReport.Figure(2m, series: SomeReport.Series("grain"))));

        (await temp.Ledger.Changes.AnyAsync(0, ["gdp"], _cancellation)).Should().BeTrue();
        (await temp.Ledger.Changes.AnyAsync(checkpoint, ["gdp"], _cancellation)).Should().BeFalse();
        (await temp.Ledger.Changes.AnyAsync(checkpoint, ["gdp", "grain"], _cancellation)).Should().BeTrue();
        (await temp.Ledger.Changes.AnyAsync(0, [], _cancellation)).Should().BeFalse();
        await temp.Ledger.WithdrawAsync(first.Submission.Id, "slip", Actor.Worker, _cancellation);
        (await temp.Ledger.Changes.AnyAsync(checkpoint, ["gdp"], _cancellation)).Should().BeTrue("a withdrawal is a change");
    }

    [Fact]
    public async Task PointThatChangesAgain_MovesToTheEnd()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("a", SomeReport.Figure(1m, "2025-M05"), SomeReport.Figure(2m)));
        await RecordAsync(temp, SomeReport.Named("b", SomeReport.Figure(3m, "2025-M05")) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(1) });

        var page = await temp.Ledger.Changes.ReadAsync(0, 100, _cancellation);

        page.Points.Select(p => p.Period.ToString()).Should().Equal("2025-M06", "2025-M05");
    }

    [Fact]
    public async Task WithdrawnPoint_ComesEmpty_SoThatItCanBeDeleted()
    {
        using var temp = NewLedger();
        var recorded = await RecordAsync(temp, SomeReport.Named("a", SomeReport.Figure(1m)) with { Texts = [SomeReport.Text("在建")] });
        var checkpoint = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);
        await temp.Ledger.WithdrawAsync(recorded.Submission.Id, "slip", Actor.Worker, _cancellation);

        var page = await temp.Ledger.Changes.ReadAsync(checkpoint, 100, _cancellation);

        page.Points.Should().ContainSingle().Which.Measures.Should().BeEmpty();
        page.Rows.Should().ContainSingle().Which.Texts.Should().BeEmpty();
        (await temp.Ledger.Vintages.PointsAsync(new ObservationQuery(), _cancellation).CountAsync(_cancellation)).Should().Be(0);
    }

    [Fact]
    public async Task PointThatALaterReadingNoLongerGives_ComesEmpty()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("a", SomeReport.Figure(1m, series: SomeReport.Series("wrong"))));
        var checkpoint = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);
        await RecordAsync(temp, SomeReport.Named("a", SomeReport.Figure(1m, series: SomeReport.Series("right"))) with
        {
            CatalogFingerprint = "catalog-2",
            ReceivedAt = SomeReport.ReceivedAt.AddDays(1),
        });

        var page = await temp.Ledger.Changes.ReadAsync(checkpoint, 100, _cancellation);

        page.Points.Select(p => (p.Group.Indicator, p.Measures.Length)).Should().BeEquivalentTo([("right", 1), ("wrong", 0)]);
    }

    private Task<Recorded> RecordAsync(TempLedger temp, SubmissionRecord record) => temp.Ledger.RecordAsync(record, _cancellation);
}
