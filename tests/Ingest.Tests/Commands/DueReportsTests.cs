using System.Globalization;
using IndicatorPipeline.Ingest.Commands;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Ingest.Tests.Commands;

public sealed class DueReportsTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2025-M06", 10, 1, true, "2025-07-10")]
    [InlineData("2025-M07", 10, 1, true, "2025-08-11")] // the 10th is a Sunday
    [InlineData("2025-M07", 10, 1, false, "2025-08-10")]
    [InlineData("2025-M04", 31, 1, true, "2025-06-02")] // the 31st is a Saturday
    [InlineData("2025-M01", 31, 1, false, "2025-02-28")]
    [InlineData("2025-Q2", 25, 0, true, "2025-06-25")]
    [InlineData("2024", 20, 1, true, "2025-01-20")]
    public void DueDate_IsTheDayOfTheRule(string period, int day, int monthsAfter, bool nextWorkday, string expected) =>
        DueReports.DueDate(new DueRule(day, monthsAfter, nextWorkday), TimePeriod.Parse(period).Value).ToString("O", CultureInfo.InvariantCulture).Should().Be(expected);

    [Theory]
    [InlineData("2025-07-10", "2025-M06", "due", 0)]
    [InlineData("2025-07-11", "2025-M06", "overdue", 1)]
    [InlineData("2025-07-31", "2025-M06", "overdue", 21)]
    [InlineData("2025-08-01", "2025-M07", "due", 0)]
    public async Task ReportThatDidNotCome_IsDueAndThenOverdue(string today, string period, string state, int days)
    {
        using var folder = new CatalogFolder();

        var entry = (await DueReports.FindAsync(folder.Load().Catalog!, null, DateOnly.ParseExact(today, "O", CultureInfo.InvariantCulture), Cancel)).Should().ContainSingle().Subject;

        (entry.Period, entry.State, entry.DaysOverdue, entry.Received, entry.Needed).Should().Be((period, state, days, 0, 1));
    }

    [Fact]
    public async Task FigureOfThePeriod_IsReceived()
    {
        using var folder = new CatalogFolder();
        using var ledger = new TempLedger();
        await ledger.Ledger.RecordAsync(SomeReport.Named("月报", SomeReport.Figure(1, "2025-M06", SomeReport.Series("output"))), Cancel);

        var received = await DueReports.FindAsync(folder.Load().Catalog!, ledger.Ledger, new DateOnly(2025, 7, 20), Cancel);
        var next = await DueReports.FindAsync(folder.Load().Catalog!, ledger.Ledger, new DateOnly(2025, 8, 20), Cancel);

        received.Single().State.Should().Be("received");
        received.Single().DaysOverdue.Should().Be(0);
        next.Single().State.Should().Be("overdue");
    }
}
