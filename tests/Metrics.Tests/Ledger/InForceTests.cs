using CsCheck;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Time.Testing;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class InForceTests : LedgerContract
{
    private static readonly ObservationQuery Everything = new();

    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task ComparableFigure_IsInForceOnlyWithoutThePeriodsOwnReport()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("2025", SomeReport.Figure(110m), SomeReport.Figure(99m, "2024-M06", basis: Basis.Comparable)));
        (await InForceAsync(temp)).Should().Equal(("2024-M06", 99m), ("2025-M06", 110m));

        await RecordAsync(temp, SomeReport.Named("2024", SomeReport.Figure(100m, "2024-M06")));
        (await InForceAsync(temp)).Should().Equal(("2024-M06", 100m), ("2025-M06", 110m));
    }

    [Fact]
    public async Task MissingMark_YieldsToAnyValue()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("flash", SomeReport.Figure(100m, status: ObsStatus.Provisional)));
        await RecordAsync(temp, SomeReport.Named("later", SomeReport.Figure(null)) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(1) });
        (await InForceAsync(temp)).Should().Equal(("2025-M06", 100m));
    }

    [Theory]
    [InlineData(ObsStatus.Provisional)]
    [InlineData(ObsStatus.Estimated)]
    public async Task ProvisionalFigure_YieldsToAFinalOneThatCameEarlier(ObsStatus provisional)
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("final", SomeReport.Figure(100m)));
        await RecordAsync(temp, SomeReport.Named("flash", SomeReport.Figure(98m, status: provisional)) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(1) });
        (await InForceAsync(temp)).Should().Equal(("2025-M06", 100m));
    }

    [Fact]
    public async Task ReportThatReachesFurther_BeatsOneThatWasReceivedLater()
    {
        using var temp = NewLedger();
        var june = SomeReport.Named("june", SomeReport.Figure(51m, "2025-M05"), SomeReport.Figure(60m));
        var may = SomeReport.Named("may", SomeReport.Figure(50m, "2025-M05")) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(1) };
        await RecordAsync(temp, june);
        await RecordAsync(temp, may);
        (await InForceAsync(temp)).Should().Equal(("2025-M05", 51m), ("2025-M06", 60m));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-2)]
    public async Task OfReportsThatReachEquallyFar_TheOneSentLastCounts_WhateverTheClockSays(int days)
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("first", SomeReport.Figure(60m)));
        await RecordAsync(temp, SomeReport.Named("corrected", SomeReport.Figure(61m)) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(days) });
        (await InForceAsync(temp)).Should().Equal(("2025-M06", 61m));
    }

    [Fact]
    public async Task ReportItsCorrectionAndTheReportAgain_WhatWasSentLastCounts_AsANewVintage()
    {
        using var temp = NewLedger();
        var report = SomeReport.Named("a", SomeReport.Figure(60m), SomeReport.Figure(50m, "2025-M05"));
        var first = await RecordAsync(temp, report);
        await RecordAsync(temp, SomeReport.Named("b", SomeReport.Figure(61m)));
        (await InForceAsync(temp)).Should().Equal(("2025-M05", 50m), ("2025-M06", 61m));

        var again = await RecordAsync(temp, report);

        again.IsNew.Should().BeTrue();
        (await InForceAsync(temp)).Should().Equal(("2025-M05", 50m), ("2025-M06", 60m));
        (await temp.Ledger.Submissions.FindAsync(first.Submission.Id, _cancellation))!.SupersededAt.Should().NotBeNull();
        (await RecordAsync(temp, report)).IsNew.Should().BeFalse("nothing would change any more");
    }

    [Fact]
    public async Task ReportSentAgainBesideOneThatReachesFurther_ChangesNothing()
    {
        using var temp = NewLedger();
        var may = SomeReport.Named("may", SomeReport.Figure(50m, "2025-M05"));
        var sent = await RecordAsync(temp, may);
        await RecordAsync(temp, SomeReport.Named("june", SomeReport.Figure(51m, "2025-M05"), SomeReport.Figure(60m)));

        (await RecordAsync(temp, may)).IsNew.Should().BeFalse();

        (await InForceAsync(temp)).Should().Equal(("2025-M05", 51m), ("2025-M06", 60m));
        var overruled = (await temp.Ledger.Given.OverruledAsync(sent.Submission, _cancellation)).Should().ContainSingle().Subject;
        (overruled.Given.Observation.Value, overruled.InForce.Observation.Value).Should().Be((50m, 51m));
    }

    [Fact]
    public async Task TextSentAgainAfterItsCorrection_IsInForceAgain()
    {
        using var temp = NewLedger();
        var report = SomeReport.Named("a") with { Texts = [SomeReport.Text("在建")] };
        await RecordAsync(temp, report);
        await RecordAsync(temp, SomeReport.Named("b") with { Texts = [SomeReport.Text("竣工")] });
        (await RecordAsync(temp, report)).IsNew.Should().BeTrue();
        var row = await temp.Ledger.Vintages.ItemRowsAsync(new ItemRowQuery(), _cancellation).SingleAsync(_cancellation);
        row.Texts.Single().Text.Value.Should().Be("在建");
    }

    [Fact]
    public async Task ReportReadAgainAfterItsCorrection_KeepsItsPlace()
    {
        using var temp = NewLedger();
        var report = SomeReport.Named("a", SomeReport.Figure(60m));
        var first = await RecordAsync(temp, report);
        await RecordAsync(temp, SomeReport.Named("b", SomeReport.Figure(61m)));
        await RecordAsync(temp, report with { CatalogFingerprint = "catalog-2", Rereads = first.Submission, ReceivedAt = SomeReport.ReceivedAt.AddDays(9) });
        (await InForceAsync(temp)).Should().Equal(("2025-M06", 61m));
    }

    [Fact]
    public async Task ComparableFigures_DoNotMakeAReportReachFurther()
    {
        using var temp = NewLedger();
        var recorded = await RecordAsync(
            temp, SomeReport.Named("odd", SomeReport.Figure(1m, "2025-M03"), SomeReport.Figure(2m, "2025-M09", basis: Basis.Comparable)));
        recorded.Submission.ReportedThrough.Should().Be(new DateOnly(2025, 3, 31));
    }

    [Fact]
    public async Task OfTwoCellsOfOneSubmission_TheFirstCounts()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("twice", SomeReport.Figure(5m, cell: "C5"), SomeReport.Figure(5m, cell: "H9")));
        var inForce = await temp.Ledger.Vintages.InForceAsync(Everything, _cancellation).SingleAsync(_cancellation);
        inForce.Observation.Origin.Should().Be(new Origin("Sheet1", "C5"));
    }

    [Fact]
    public async Task LaterReadingOfTheSameBytes_TakesThePlaceOfTheEarlierOneAltogether()
    {
        using var temp = NewLedger();
        var misread = SomeReport.Named("a", SomeReport.Figure(7m, series: SomeReport.Series("wrong")));
        var reread = SomeReport.Named("a", SomeReport.Figure(7m, series: SomeReport.Series("right"))) with
        {
            CatalogFingerprint = "catalog-2",
            ReceivedAt = SomeReport.ReceivedAt.AddHours(1),
        };
        var first = await RecordAsync(temp, misread);
        var second = await RecordAsync(temp, reread);

        var inForce = await temp.Ledger.Vintages.InForceAsync(Everything, _cancellation).ToListAsync(_cancellation);
        inForce.Select(v => v.Observation.Key.Indicator).Should().Equal("right");
        (await temp.Ledger.Submissions.FindStandingAsync(misread.Sha256, _cancellation)).Should().Be(second.Submission);
        (await temp.Ledger.Submissions.FindAsync(first.Submission.Id, _cancellation))!.SupersededAt.Should().Be(reread.ReceivedAt);
    }

    [Fact]
    public async Task WithdrawnSubmission_GivesWayToWhatOthersSay()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("may", SomeReport.Figure(50m, "2025-M05")));
        var june = await RecordAsync(temp, SomeReport.Named("june", SomeReport.Figure(51m, "2025-M05"), SomeReport.Figure(60m)));

        (await temp.Ledger.WithdrawAsync(june.Submission.Id, "数据有误", Actor.Worker, _cancellation)).Should().BeTrue();

        (await InForceAsync(temp)).Should().Equal(("2025-M05", 50m));
        (await temp.Ledger.WithdrawAsync(june.Submission.Id, "again", Actor.Worker, _cancellation)).Should().BeFalse();
        (await temp.Ledger.Submissions.FindAsync(june.Submission.Id, _cancellation))!.WithdrawnWhy.Should().Be("数据有误");
    }

    [Fact]
    public async Task WithdrawnReading_DoesNotBringBackTheReadingBeforeIt()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("a", SomeReport.Figure(1m)));
        var second = await RecordAsync(
            temp, SomeReport.Named("a", SomeReport.Figure(2m)) with { CatalogFingerprint = "catalog-2", ReceivedAt = SomeReport.ReceivedAt.AddHours(1) });
        await temp.Ledger.WithdrawAsync(second.Submission.Id, "wrong", Actor.Worker, _cancellation);
        (await InForceAsync(temp)).Should().BeEmpty();
    }

    [Fact]
    public async Task AsOfAMoment_GivesWhatWasInForceThen()
    {
        var time = new FakeTimeProvider(SomeReport.ReceivedAt.AddDays(20));
        using var temp = NewLedger(time);
        await RecordAsync(temp, SomeReport.Named("flash", SomeReport.Figure(98m, status: ObsStatus.Provisional)));
        var final = await RecordAsync(temp, SomeReport.Named("final", SomeReport.Figure(100m)) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(10) });
        await temp.Ledger.WithdrawAsync(final.Submission.Id, "wrong", Actor.Worker, _cancellation);

        (await InForceAsync(temp, SomeReport.ReceivedAt.AddDays(-1))).Should().BeEmpty();
        (await InForceAsync(temp, SomeReport.ReceivedAt.AddDays(5))).Should().Equal(("2025-M06", 98m));
        (await InForceAsync(temp, SomeReport.ReceivedAt.AddDays(15))).Should().Equal(("2025-M06", 100m));
        (await InForceAsync(temp, SomeReport.ReceivedAt.AddDays(25))).Should().Equal(("2025-M06", 98m));
        (await InForceAsync(temp)).Should().Equal(("2025-M06", 98m));
    }

    [Fact]
    public async Task EveryVersion_StaysReadable_WithWhatBecameOfIt()
    {
        using var temp = NewLedger();
        var flash = await RecordAsync(temp, SomeReport.Named("flash", SomeReport.Figure(98m, status: ObsStatus.Provisional)));
        var final = await RecordAsync(temp, SomeReport.Named("final", SomeReport.Figure(100m)) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(1) });
        var wrong = await RecordAsync(temp, SomeReport.Named("wrong", SomeReport.Figure(1000m)) with { ReceivedAt = SomeReport.ReceivedAt.AddDays(2) });
        await temp.Ledger.WithdrawAsync(wrong.Submission.Id, "slip", Actor.Worker, _cancellation);

        var history = await temp.Ledger.Vintages.HistoriesAsync(Everything, _cancellation).SingleAsync(_cancellation);

        history.Versions.Select(v => (v.Vintage.Submission.Id, v.Vintage.Observation.Value, v.Change, v.State)).Should().Equal(
            (flash.Submission.Id, 98m, null, VersionState.Replaced), (final.Submission.Id, 100m, 2m, VersionState.InForce), (wrong.Submission.Id, 1000m, 900m, VersionState.Withdrawn));
        history.Revision.Should().Be(2m);
        var then = await temp.Ledger.Vintages.HistoriesAsync(Everything with { AsOf = SomeReport.ReceivedAt }, _cancellation).SingleAsync(_cancellation);
        then.Versions.Select(v => v.State).Should().Equal(VersionState.InForce);
        (await temp.Ledger.Vintages.HistoriesAsync(Everything with { Indicators = ["other"] }, _cancellation).ToListAsync(_cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task LatestText_IsInForce()
    {
        using var temp = NewLedger();
        var june = SomeReport.Named("june") with { Texts = [SomeReport.Text("在建"), SomeReport.Text("征地", name: "problem"), SomeReport.Text("前期", period: "2025-M05")] };
        var may = SomeReport.Named("may") with { Texts = [SomeReport.Text("谋划", period: "2025-M05")], ReceivedAt = SomeReport.ReceivedAt.AddDays(1) };
        await RecordAsync(temp, june);
        await RecordAsync(temp, may);

        var rows = await temp.Ledger.Vintages.ItemRowsAsync(new ItemRowQuery(), _cancellation).ToListAsync(_cancellation);

        rows.Select(r => (r.Row.Period.ToString(), string.Join('/', r.Texts.Select(t => t.Text.Name + "=" + t.Text.Value))))
            .Should().Equal(("2025-M05", "stage=前期"), ("2025-M06", "problem=征地/stage=在建"));
    }

    [Fact]
    public async Task AnyOrderOfSending_GivesWhatTheRuleSays()
    {
        using var warm = NewLedger();
        await warm.Ledger.OpenAsync(_cancellation);
        await GenReports.SelectMany(reports => Gen.Shuffle(reports).Select(shuffled => (reports, shuffled))).SampleAsync(
            async sample =>
            {
                using var straight = NewLedger();
                using var shuffled = NewLedger();
                foreach (var report in sample.reports)
                    await RecordAsync(straight, report);
                foreach (var report in sample.shuffled)
                    await RecordAsync(shuffled, report);

                (await IdentityAsync(straight)).Should().Equal(Oracle(sample.reports));
                (await IdentityAsync(shuffled)).Should().Equal(Oracle(sample.shuffled));
                await EveryVintageIsThere(shuffled, sample.reports);

                // The last one once more: what was sent last was sent last already.
                var last = await shuffled.Ledger.Changes.LastSequenceAsync(_cancellation);
                await RecordAsync(shuffled, sample.shuffled[^1]);
                (await shuffled.Ledger.Changes.LastSequenceAsync(_cancellation)).Should().Be(last);
            },
            iter: Samples,
            threads: 2);
    }

    [Fact]
    public async Task ReportsThatReachDifferentlyFar_GiveTheSameValuesInForce_InAnyOrderOfSending()
    {
        await GenReports.Select(OfDifferentReach).SelectMany(reports => Gen.Shuffle(reports).Select(shuffled => (reports, shuffled))).SampleAsync(
            async sample =>
            {
                using var straight = NewLedger();
                using var shuffled = NewLedger();
                foreach (var report in sample.reports)
                    await RecordAsync(straight, report);
                foreach (var report in sample.shuffled)
                    await RecordAsync(shuffled, report);
                (await IdentityAsync(shuffled)).Should().Equal(await IdentityAsync(straight));
            },
            iter: Samples / 2,
            threads: 2);
    }

    private static SubmissionRecord[] OfDifferentReach(SubmissionRecord[] reports) =>
        [.. reports.DistinctBy(r => r.Sha256).DistinctBy(ReachOf)];

    private static DateOnly? ReachOf(SubmissionRecord report) =>
        report.Observations.Where(o => o.Basis == Basis.Own).Select(o => (DateOnly?)o.Period.End).Max();

    // A small world, so that reports meet on the same observations with the same dates in every combination.
    private static readonly Gen<Observation> GenFigure =
        from value in Gen.Int[0, 9].Select(i => i == 0 ? (decimal?)null : i)
        from month in Gen.Int[4, 6]
        from indicator in Gen.OneOf("gdp", "grain")
        from measure in Gen.OneOf(Measure.Level, Measure.Yoy)
        from status in Gen.OneOf(ObsStatus.Normal, ObsStatus.Break, ObsStatus.Provisional, ObsStatus.Estimated)
        from basis in Gen.OneOf(Basis.Own, Basis.Comparable)
        select SomeReport.Figure(value, $"2025-M0{month}", SomeReport.Series(indicator, measure: measure), status, basis);

    private static readonly Gen<SubmissionRecord[]> GenReports =
        (from name in Gen.OneOf("a", "b", "c", "d")
         from catalog in Gen.OneOf("catalog-1", "catalog-2")
         from hours in Gen.Int[0, 2]
         from figures in GenFigure.Array[1, 6]
         select SomeReport.Named(name, figures) with { CatalogFingerprint = catalog, ReceivedAt = SomeReport.ReceivedAt.AddHours(hours) })
        .Array[1, 6]
        .Select(reports => reports.DistinctBy(r => (r.Sha256, r.CatalogFingerprint)).ToArray());

    private static bool IsLastReading(SubmissionRecord report, SubmissionRecord[] all) =>
        all.Last(r => r.Sha256 == report.Sha256) == report;

    /// <summary>The rule as the decision note words it, over all reports at once, in the order in which they were sent.</summary>
    private static List<string> Oracle(SubmissionRecord[] reports) =>
    [
        .. from report in reports
           where IsLastReading(report, reports)
           let reach = ReachOf(report)
           from figure in report.Observations.Select((observation, ordinal) => (observation, ordinal))
           group (figure.observation, figure.ordinal, report, reach) by (figure.observation.Key, figure.observation.Period) into words
           let best = words
               .OrderByDescending(w => w.observation.Basis == Basis.Own)
               .ThenByDescending(w => w.observation.Value.HasValue)
               .ThenByDescending(w => w.observation.Status is ObsStatus.Normal or ObsStatus.Break)
               .ThenByDescending(w => w.reach)
               .ThenByDescending(w => Array.IndexOf(reports, w.report))
               .ThenBy(w => w.ordinal)
               .First()
           let identity = $"{best.observation.Key} {best.observation.Period} {best.observation.Value} {best.report.FileName} {best.report.CatalogFingerprint}"
           orderby identity
           select identity,
    ];

    private async Task<List<string>> IdentityAsync(TempLedger temp) =>
    [
        .. (await temp.Ledger.Vintages.InForceAsync(Everything, _cancellation).ToListAsync(_cancellation))
            .Select(v => $"{v.Observation.Key} {v.Observation.Period} {v.Observation.Value} {v.Submission.FileName} {v.Submission.CatalogFingerprint}")
            .Order(),
    ];

    private async Task EveryVintageIsThere(TempLedger temp, SubmissionRecord[] reports)
    {
        var histories = await temp.Ledger.Vintages.HistoriesAsync(Everything, _cancellation).ToListAsync(_cancellation);
        histories.SelectMany(h => h.Versions).Select(v => v.Vintage.Observation.ToString()).Order()
            .Should().Equal(reports.SelectMany(r => r.Observations).Select(o => o.ToString()).Order());
    }

    private Task<Recorded> RecordAsync(TempLedger temp, SubmissionRecord record) => temp.Ledger.RecordAsync(record, _cancellation);

    private async Task<List<(string, decimal?)>> InForceAsync(TempLedger temp, DateTimeOffset? asOf = null) =>
    [
        .. (await temp.Ledger.Vintages.InForceAsync(Everything with { AsOf = asOf }, _cancellation).ToListAsync(_cancellation))
            .Select(v => (v.Observation.Period.ToString(), v.Observation.Value)),
    ];
}
