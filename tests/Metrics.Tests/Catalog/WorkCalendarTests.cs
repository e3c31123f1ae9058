using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Reports;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Catalog;

public sealed class WorkCalendarTests : IDisposable
{
    private readonly CatalogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2025-09-30", true)]
    [InlineData("2025-10-01", false)]
    [InlineData("2025-10-08", false)]
    [InlineData("2025-10-09", true)]
    [InlineData("2025-10-11", true)]
    [InlineData("2025-10-12", false)]
    [InlineData("2030-10-01", true)]
    public void Day_IsWorkedAsTheCalendarSays(string day, bool isWorked) => County().IsWorkday(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(isWorked);

    // 5 October lies in the holiday of 2025, which ends on the 8th.
    [Fact]
    public void DueDay_MovesBehindTheHoliday() =>
        DueReports.DueDate(new DueRule(5, 1, NextWorkday: true), TimePeriod.OfMonth(2025, 9), County()).Should().Be(new DateOnly(2025, 10, 9));

    // Saturday, 11 October 2025 is worked in exchange.
    [Fact]
    public void DueDay_StaysOnASaturdayThatIsWorked() =>
        DueReports.DueDate(new DueRule(11, 1, NextWorkday: true), TimePeriod.OfMonth(2025, 9), County()).Should().Be(new DateOnly(2025, 10, 11));

    private WorkCalendar County() =>
        _folder.Write(CatalogFiles.Calendar, "- { year: 2025, source: 国办发明电〔2024〕12号, off: [2025-10-01/2025-10-08], work: [2025-09-28, 2025-10-11] }\n").Load().Catalog!.Calendar;
}
