using System.Globalization;
using CsCheck;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Reports;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Reports;

public sealed class DueReportsTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly CatalogFolder _folder = new();
    private readonly TempLedger _ledger = new();

    // The catalog's report: monthly, due on the 10th of the month after, with total output for the county.
    private DueReports Reports => new(_folder.Load().Catalog!, Shanghai);

    public void Dispose()
    {
        _ledger.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("2025-M06", 10, 1, true, "2025-07-10")]
    [InlineData("2025-M07", 10, 1, true, "2025-08-11")] // the 10th is a Sunday
    [InlineData("2025-M07", 10, 1, false, "2025-08-10")]
    [InlineData("2025-M04", 31, 1, true, "2025-06-02")] // the 31st is a Saturday
    [InlineData("2025-M01", 31, 1, false, "2025-02-28")]
    [InlineData("2025-Q2", 25, 0, true, "2025-06-25")]
    [InlineData("2024", 20, 1, true, "2025-01-20")]
    public void DueDate_IsTheDayOfTheRule(string period, int day, int monthsAfter, bool nextWorkday, string expected) =>
        DueReports.DueDate(new DueRule(day, monthsAfter, nextWorkday), TimePeriod.Parse(period).Value, WorkCalendar.WeekendsOnly).Should().Be(Day(expected));

    [Theory]
    [InlineData("2025-07-10", "2025-M06", ReportState.Due, 0)]
    [InlineData("2025-07-11", "2025-M06", ReportState.Overdue, 1)]
    [InlineData("2025-07-31", "2025-M06", ReportState.Overdue, 21)]
    [InlineData("2025-08-01", "2025-M07", ReportState.Due, 0)]
    public async Task ReportThatDidNotCome_IsDueAndThenOverdue(string today, string period, ReportState state, int days)
    {
        var due = (await Reports.LastAsync(null, Day(today), Cancel)).Should().ContainSingle().Subject;

        (due.Period.ToString(), due.State, due.DaysOverdue, due.Received, due.Needed).Should().Be((period, state, days, 0, 1));
    }

    [Theory]
    [InlineData("2025-07-10T15:59:59Z", ReportState.Received, 0)] // one second before midnight in Shanghai
    [InlineData("2025-07-10T16:00:00Z", ReportState.Late, 1)]
    [InlineData("2025-07-20T01:00:00Z", ReportState.Late, 10)]
    public async Task ReportThatCame_WasInTimeOrLate(string arrived, ReportState state, int days)
    {
        await RecordAsync("2025-M06", arrived);

        var due = (await Reports.LastAsync(_ledger.Ledger, Day("2025-07-31"), Cancel)).Should().ContainSingle().Subject;

        (due.State, due.DaysOverdue, due.Received).Should().Be((state, days, 1));
        (await Reports.LastAsync(_ledger.Ledger, Day("2025-08-20"), Cancel)).Single().State.Should().Be(ReportState.Overdue, "the next period's is another one");
    }

    [Fact]
    public async Task RevisionAfterTheDay_MakesNoReportLate()
    {
        await RecordAsync("2025-M06", "2025-07-05T01:00:00Z");
        await RecordAsync("2025-M06", "2025-07-25T01:00:00Z", value: 2);
        (await Reports.LastAsync(_ledger.Ledger, Day("2025-07-31"), Cancel)).Single().State.Should().Be(ReportState.Received);
    }

    [Fact]
    public async Task FigureForComparison_IsNoReport()
    {
        await RecordAsync("2025-M06", "2026-07-05T01:00:00Z", basis: Basis.Comparable);
        (await Reports.LastAsync(_ledger.Ledger, Day("2025-07-31"), Cancel)).Single().State.Should().Be(ReportState.Overdue);
    }

    [Fact]
    public async Task All_BeginsWithTheFirstPeriodOfWhichAnythingCame()
    {
        await RecordAsync("2025-M03", "2025-04-08T01:00:00Z");
        await RecordAsync("2025-M05", "2025-06-12T01:00:00Z");

        var all = await Reports.AllAsync(_ledger.Ledger, Day("2025-07-31"), Cancel);

        all.Select(d => (d.Period.ToString(), d.State, d.DaysOverdue)).Should().BeEquivalentTo(
        [
            ("2025-M03", ReportState.Received, 0),
            ("2025-M04", ReportState.Overdue, 80), // due on Monday 12 May
            ("2025-M05", ReportState.Late, 2),
            ("2025-M06", ReportState.Overdue, 21),
        ]);
    }

    [Fact]
    public async Task History_ThatWasBroughtIn_IsLateForNobody()
    {
        await RecordAsync("2025-M03", "2025-06-02T01:00:00Z");
        await RecordAsync("2025-M04", "2025-06-02T02:00:00Z");
        await RecordAsync("2025-M05", "2025-06-12T01:00:00Z");

        var all = await Reports.AllAsync(_ledger.Ledger, Day("2025-06-30"), Cancel);

        all.Select(d => (d.Period.ToString(), d.State)).Should().Equal([("2025-M05", ReportState.Late)], "those of March and April were due before the first workbook came");
    }

    [Fact]
    public async Task Changed_TogetherWithWhatWasKnown_IsAll()
    {
        var today = Day("2025-12-31");
        // Which month, how many days after its end, and whether it is taken back again.
        var report = Gen.Select(Gen.Int[1, 12], Gen.Int[0, 60], Gen.Bool);
        await report.Array[1, 8].SampleAsync(
            async sent =>
            {
                using var temp = new TempLedger();
                await temp.Ledger.RecordAsync(SomeReport.Named("another", SomeReport.Figure(1, "2024-M12", SomeReport.Series("crops"))) with { ReceivedAt = Moment("2025-03-01T01:00:00Z") }, Cancel);
                var known = (await Reports.AllAsync(temp.Ledger, today, Cancel)).ToDictionary(r => r.Period);
                foreach (var (month, days, isWithdrawn) in sent)
                {
                    var sequence = await temp.Ledger.Changes.LastSequenceAsync(Cancel);
                    var period = TimePeriod.OfMonth(2025, month);
                    var record = SomeReport.Named($"{period} {days}", SomeReport.Figure(days, period.ToString(), SomeReport.Series("output"))) with
                    {
                        ReceivedAt = Moment("2025-03-01T01:00:00Z").AddMonths(month).AddDays(days),
                    };
                    var recorded = await temp.Ledger.RecordAsync(record, Cancel);
                    if (isWithdrawn && recorded.IsNew)
                        await temp.Ledger.WithdrawAsync(recorded.Submission.Id, "slip", Actor.Worker, Cancel);

                    foreach (var changed in await Reports.ChangedAsync(temp.Ledger, today, sequence, Cancel))
                        known[changed.Period] = changed;

                    known.Values.Select(Words).Should().BeEquivalentTo((await Reports.AllAsync(temp.Ledger, today, Cancel)).Select(Words));
                }
            },
            iter: 30);

        static (string, ReportState, int, int) Words(DueReport due) => (due.Period.ToString(), due.State, due.DaysOverdue, due.Received);
    }

    [Fact]
    public async Task Changed_IsNothingOfWhatIsNoReports()
    {
        await RecordAsync("2025-M06", "2025-07-05T01:00:00Z");
        var sequence = await _ledger.Ledger.Changes.LastSequenceAsync(Cancel);
        await _ledger.Ledger.RecordAsync(SomeReport.Named("other", SomeReport.Figure(1, "2025-M06", SomeReport.Series("crops"))), Cancel);

        (await Reports.ChangedAsync(_ledger.Ledger, Day("2025-07-31"), sequence, Cancel)).Should().BeEmpty();
    }

    [Fact]
    public async Task IndicatorOfALongerFrequency_IsOwedWhereItsPeriodEnds()
    {
        Require("[output, gdp]");
        await RecordAsync("2025-M05", "2025-06-05T01:00:00Z");
        await RecordAsync("2025-M06", "2025-07-05T01:00:00Z");
        (await Reports.AllAsync(_ledger.Ledger, Day("2025-07-31"), Cancel)).Select(d => (d.Period.ToString(), d.State, d.Received, d.Needed)).Should().BeEquivalentTo(
            [("2025-M05", ReportState.Received, 1, 1), ("2025-M06", ReportState.Overdue, 1, 2)]);

        var sequence = await _ledger.Ledger.Changes.LastSequenceAsync(Cancel);
        var gdp = SomeReport.Figure(1, "2025-Q2", SomeReport.Series("gdp") with { Freq = Freq.Quarterly });
        await _ledger.Ledger.RecordAsync(SomeReport.Named("gdp", gdp) with { ReceivedAt = Moment("2025-07-08T01:00:00Z") }, Cancel);

        foreach (var due in new[] { await Reports.LastAsync(_ledger.Ledger, Day("2025-07-31"), Cancel), await Reports.ChangedAsync(_ledger.Ledger, Day("2025-07-31"), sequence, Cancel) })
            due.Select(d => (d.Period.ToString(), d.State, d.Received)).Should().Equal(("2025-M06", ReportState.Received, 2));
    }

    [Fact]
    public async Task ReportThatMustHoldNothingThisMonth_IsNotDue()
    {
        Require("[gdp]");
        (await Reports.LastAsync(null, Day("2025-06-20"), Cancel)).Should().BeEmpty();
        (await Reports.LastAsync(null, Day("2025-07-20"), Cancel)).Should().ContainSingle().Which.Needed.Should().Be(1);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(", january: alone", 1)]
    [InlineData(", january: with_february", 0)]
    public async Task ReportThatSpeaksOfJanuaryWithFebruary_IsNotDueOfJanuary(string january, int due)
    {
        Require("[output]", january);
        (await Reports.LastAsync(null, Day("2025-02-20"), Cancel)).Should().HaveCount(due);
        (await Reports.LastAsync(null, Day("2025-03-20"), Cancel)).Should().ContainSingle().Which.Needed.Should().Be(1);

        await RecordAsync("2024-M12", "2025-01-05T01:00:00Z");
        await RecordAsync("2025-M02", "2025-03-05T01:00:00Z");
        (await Reports.AllAsync(_ledger.Ledger, Day("2025-03-20"), Cancel)).Count(r => r.State == ReportState.Overdue).Should().Be(due);
    }

    private void Require(string indicators, string january = "")
    {
        _folder.Write(CatalogFiles.Indicators, _folder.Read(CatalogFiles.Indicators) + "\n- { code: gdp, name: 生产总值, domain: economy, unit: 万元, frequency: Q, accumulation: ytd }");
        _folder.Write(CatalogFiles.Reports, _folder.Read(CatalogFiles.Reports)
            .Replace("required: [output]", $"required: {indicators}", StringComparison.Ordinal)
            .Replace("adjust: next_workday", $"adjust: next_workday{january}", StringComparison.Ordinal));
    }

    private static DateTimeOffset Moment(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);

    private async Task RecordAsync(string period, string arrived, decimal value = 1, Basis basis = Basis.Own)
    {
        var figure = SomeReport.Figure(value, period, SomeReport.Series("output"), basis: basis);
        var record = SomeReport.Named($"{period} {arrived}", figure) with { ReceivedAt = Moment(arrived) };
        await _ledger.Ledger.RecordAsync(record, Cancel);
    }
}
