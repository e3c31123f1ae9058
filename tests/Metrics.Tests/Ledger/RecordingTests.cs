using System.Data.Common;
using CsCheck;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class RecordingTests : LedgerContract
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task AcceptedSubmission_ReadsBackAsItWasRecorded()
    {
        using var temp = NewLedger();
        var series = SomeReport.Series("output", "dongchuan", "vegetable", Accumulation.Period, Measure.YoyPoints);
        var figure = SomeReport.Figure(-12.50m, "2025-M06", series, ObsStatus.Provisional, Basis.Comparable, "AB12");
        var record = SomeReport.Named("月报", figure) with { Department = "agriculture", ReceivedAt = SomeReport.ReceivedAt.ToOffset(TimeSpan.FromHours(8)) };

        var recorded = await temp.Ledger.RecordAsync(record, _cancellation);

        recorded.IsNew.Should().BeTrue();
        var vintage = await temp.Ledger.Vintages.InForceAsync(new ObservationQuery(), _cancellation).SingleAsync(_cancellation);
        vintage.Observation.Should().Be(figure);
        vintage.Submission.Should().Be(recorded.Submission);
        recorded.Submission.Should().Be(new Submission(
            recorded.Submission.Id, record.Sha256, "月报.xlsx", "agriculture", SomeReport.ReceivedAt, Verdict.Accepted, "catalog-1", null, null, null, null));
    }

    [Fact]
    public async Task MissingFigure_KeepsWhyItIsMissing()
    {
        using var temp = NewLedger();
        var figure = SomeReport.Figure(null) with { Missing = MissingReason.BelowHalfUnit };
        await temp.Ledger.RecordAsync(SomeReport.Named("a", figure), _cancellation);
        (await temp.Ledger.Vintages.InForceAsync(new ObservationQuery(), _cancellation).SingleAsync(_cancellation)).Observation.Should().Be(figure);
    }

    [Fact]
    public void EveryDecimal_IsWrittenAsTextThatReadsBackAsTheSameDecimal() =>
        Gen.Decimal.Sample(value => decimal.GetBits(LedgerText.ToDecimal(LedgerText.Of(value))).SequenceEqual(decimal.GetBits(value)));

    [Fact]
    public void Decimal_KeepsTheZerosAtItsEnd() => LedgerText.Of(1.50m).Should().Be("1.50");

    [Fact]
    public void Instants_AreWrittenSoThatTextSortsAsTheyDo() =>
        Gen.Select(Gen.DateTimeOffset, Gen.DateTimeOffset).Sample((x, y) =>
            Math.Sign(string.CompareOrdinal(LedgerText.Of(x), LedgerText.Of(y))) == Math.Sign(x.CompareTo(y))
            && LedgerText.ToInstant(LedgerText.Of(x)) == x);

    [Theory]
    [InlineData(Verdict.Returned)]
    [InlineData(Verdict.Held)]
    public async Task SubmissionThatIsNotAccepted_LeavesOnlyItsFindings(Verdict verdict)
    {
        using var temp = NewLedger();
        var record = SomeReport.Named("a", SomeReport.Figure(1m)) with
        {
            Verdict = verdict,
            Findings = [SomeReport.UnknownLabel("工业产值")],
            Texts = [SomeReport.Text("在建")],
        };
        var recorded = await temp.Ledger.RecordAsync(record, _cancellation);

        (await temp.Ledger.Vintages.InForceAsync(new ObservationQuery(), _cancellation).ToListAsync(_cancellation)).Should().BeEmpty();
        (await temp.Ledger.Vintages.ItemRowsAsync(new ItemRowQuery(), _cancellation).ToListAsync(_cancellation)).Should().BeEmpty();
        (await temp.Ledger.Changes.LastSequenceAsync(_cancellation)).Should().Be(0);
        (await temp.Ledger.Submissions.FindStandingAsync(record.Sha256, _cancellation)).Should().BeNull();
        (await temp.Ledger.Submissions.FindingsAsync(recorded.Submission.Id, _cancellation)).Should().ContainSingle();
    }

    [Fact]
    public async Task Findings_ReadBackInOrder()
    {
        using var temp = NewLedger();
        Finding[] findings =
        [
            new(FindingCodes.NameDisagrees, Severity.Info, null, null, null, ["2025年5月", "2025年6月"]),
            new(FindingCodes.UnknownLabel, Severity.Error, "一季度", "A7:B7", "工业 “产值”", ["工业产值"], "工业总产值"),
            new(FindingCodes.EmptyFile, Severity.Verify, null, null, null, []),
        ];
        var recorded = await temp.Ledger.RecordAsync(SomeReport.Named("a") with { Verdict = Verdict.Returned, Findings = [.. findings] }, _cancellation);

        var read = await temp.Ledger.Submissions.FindingsAsync(recorded.Submission.Id, _cancellation);

        // The lists of arguments are compared by what is in them, everything else as the record does.
        read.Select(f => f with { Arguments = [] }).Should().Equal(findings.Select(f => f with { Arguments = [] }));
        read.Select(f => string.Join('|', f.Arguments)).Should().Equal("2025年5月|2025年6月", "工业产值", "");
    }

    [Fact]
    public async Task SameBytesUnderTheSameCatalog_AreRecordedOnce()
    {
        using var temp = NewLedger();
        var record = SomeReport.Named("a", SomeReport.Figure(1m));
        var first = await temp.Ledger.RecordAsync(record, _cancellation);
        var sequence = await temp.Ledger.Changes.LastSequenceAsync(_cancellation);

        var again = await temp.Ledger.RecordAsync(record with { FileName = "copy.xlsx" }, _cancellation);

        again.Should().Be(first with { IsNew = false });
        (await temp.Ledger.Changes.LastSequenceAsync(_cancellation)).Should().Be(sequence);
    }

    [Fact]
    public async Task SameBytesAfterAReturn_AreRecordedAnew()
    {
        using var temp = NewLedger();
        var record = SomeReport.Named("a", SomeReport.Figure(1m));
        var returned = await temp.Ledger.RecordAsync(record with { Verdict = Verdict.Returned }, _cancellation);
        var accepted = await temp.Ledger.RecordAsync(record, _cancellation);
        accepted.IsNew.Should().BeTrue();
        accepted.Submission.Id.Should().NotBe(returned.Submission.Id);
        (await temp.Ledger.Submissions.FindStandingAsync(record.Sha256, _cancellation)).Should().Be(accepted.Submission);
    }

    [Fact]
    public async Task SameBytesAfterAWithdrawal_AreRecordedAnew()
    {
        using var temp = NewLedger();
        var record = SomeReport.Named("a", SomeReport.Figure(1m));
        var first = await temp.Ledger.RecordAsync(record, _cancellation);
        await temp.Ledger.WithdrawAsync(first.Submission.Id, "slip", Actor.Worker, _cancellation);
        (await temp.Ledger.Submissions.FindStandingAsync(record.Sha256, _cancellation)).Should().BeNull();
        (await temp.Ledger.RecordAsync(record, _cancellation)).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task FaultInTheMiddle_LeavesNothingBehind()
    {
        using var temp = NewLedger();
        await temp.Ledger.RecordAsync(SomeReport.Named("before", SomeReport.Figure(1m)), _cancellation);
        var before = await SnapshotAsync(temp.Ledger);
        // The schema refuses the last figure: without a value, yet not missing.
        var broken = SomeReport.Named("a", SomeReport.Figure(2m), SomeReport.Figure(3m, "2025-M07"), SomeReport.Figure(null) with { Status = ObsStatus.Normal }) with
        {
            Findings = [SomeReport.UnknownLabel("x")],
            Placement = new PlacementIntent("统计局/a.xlsx", "统计局/已接收/a.xlsx", 10, SomeReport.ReceivedAt),
        };

        await temp.Ledger.Invoking(l => l.RecordAsync(broken, _cancellation)).Should().ThrowAsync<DbException>();

        (await SnapshotAsync(temp.Ledger)).Should().Equal(before);
        (await temp.Ledger.RecordAsync(SomeReport.Named("after", SomeReport.Figure(4m)), _cancellation)).IsNew.Should().BeTrue();
    }

    [Fact]
    public async Task PeriodOfAnotherFrequencyThanTheSeries_IsAFault()
    {
        using var temp = NewLedger();
        var figure = SomeReport.Figure(1m) with { Period = TimePeriod.OfYear(2025) };
        await temp.Ledger.Invoking(l => l.RecordAsync(SomeReport.Named("a", figure), _cancellation)).Should().ThrowAsync<ArgumentException>();
    }

    /// <summary>How many rows each table has, and the number of the last change.</summary>
    private async Task<List<string>> SnapshotAsync(ObservationLedger ledger)
    {
        await using var connection = await ledger.Access.ConnectAsync(_cancellation);
        var lines = new List<string> { "change " + await connection.ScalarAsync<long>("select value from counter", null, _cancellation) };
        foreach (var table in new[] { "submission", "finding", "placement", "artifact", "series_group", "data_point", "observation", "item_row", "item_text", "submission_event", "attempt" })
            lines.Add($"{table} {await connection.ScalarAsync<long>($"select count(*) from {table}", null, _cancellation)}");
        return lines;
    }
}
