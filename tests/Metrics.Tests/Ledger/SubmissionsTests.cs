using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

public class SubmissionsTests : LedgerContract
{
    private readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Submissions_AreListedTheLatestFirst_AndNarrowed()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, SomeReport.Named("a"));
        await RecordAsync(temp, SomeReport.Named("b") with { Verdict = Verdict.Returned, ReceivedAt = SomeReport.ReceivedAt.AddDays(2) });
        await RecordAsync(temp, SomeReport.Named("c") with { Department = null, Verdict = Verdict.Returned, ReceivedAt = SomeReport.ReceivedAt.AddDays(1) });

        (await NamesAsync(temp, new SubmissionFilter())).Should().Equal("b", "c", "a");
        (await NamesAsync(temp, new SubmissionFilter { Verdict = Verdict.Returned })).Should().Equal("b", "c");
        (await NamesAsync(temp, new SubmissionFilter { Department = "stats" })).Should().Equal("b", "a");
        (await NamesAsync(temp, new SubmissionFilter { Sha256 = SomeReport.Sha256("a") })).Should().Equal("a");
        (await NamesAsync(temp, new SubmissionFilter { ReceivedFrom = SomeReport.ReceivedAt.AddDays(1) })).Should().Equal("b", "c");
        (await NamesAsync(temp, new SubmissionFilter { ReceivedBefore = SomeReport.ReceivedAt.AddDays(1) })).Should().Equal("a");
        (await NamesAsync(temp, new SubmissionFilter { Limit = 1 })).Should().Equal("b");
        (await NamesAsync(temp, new SubmissionFilter { Limit = 1, Skip = 1 })).Should().Equal("c");
        (await temp.Ledger.Submissions.CountAsync(_cancellation)).Should().BeEquivalentTo(
            [new SubmissionCount(null, Verdict.Returned, 1), new SubmissionCount("stats", Verdict.Accepted, 1), new SubmissionCount("stats", Verdict.Returned, 1)]);
    }

    [Fact]
    public async Task HeldWorkbookThatWasReadAgain_WaitsNoMore()
    {
        using var temp = NewLedger();
        var held = SomeReport.Named("a") with { Verdict = Verdict.Held, Findings = [SomeReport.UnknownLabel("工业产值")] };
        await RecordAsync(temp, held);
        (await NamesAsync(temp, new SubmissionFilter { Verdict = Verdict.Held, OnlyCurrent = true })).Should().Equal("a");

        await RecordAsync(temp, SomeReport.Named("a") with { CatalogFingerprint = "catalog-2" });

        (await NamesAsync(temp, new SubmissionFilter { Verdict = Verdict.Held, OnlyCurrent = true })).Should().BeEmpty();
        (await temp.Ledger.Submissions.UnknownLabelsAsync(_cancellation)).Should().BeEmpty();
    }

    [Fact]
    public async Task UnknownLabels_AreCountedByTheWorkbooksThatWaitForThem()
    {
        using var temp = NewLedger();
        await RecordAsync(temp, Held("a", "工业产值", "人均公园绿地"));
        // Written in another way it is the same label, and twice in a workbook it is one workbook.
        await RecordAsync(temp, Held("b", "工业 产值", "工业产值"));
        // In a returned workbook the sender has to act first: nobody waits for its labels.
        await RecordAsync(temp, SomeReport.Named("c") with { Verdict = Verdict.Returned, Findings = [SomeReport.UnknownLabel("人均公园绿地")] });

        (await temp.Ledger.Submissions.UnknownLabelsAsync(_cancellation)).Select(l => (l.Label, l.Workbooks)).Should().Equal(("工业 产值", 2), ("人均公园绿地", 1));
    }

    private static SubmissionRecord Held(string name, params string[] labels) =>
        SomeReport.Named(name) with { Verdict = Verdict.Held, Findings = [.. labels.Select((label, i) => SomeReport.UnknownLabel(label, $"A{i + 5}"))] };

    private async Task<List<string>> NamesAsync(TempLedger temp, SubmissionFilter filter) =>
        [.. (await temp.Ledger.Submissions.ListAsync(filter, _cancellation)).Select(s => Path.GetFileNameWithoutExtension(s.FileName))];

    private Task<Recorded> RecordAsync(TempLedger temp, SubmissionRecord record) => temp.Ledger.RecordAsync(record, _cancellation);
}
