using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Reports;

/// <summary>
/// Which reports are due, by the catalog's calendar of working days. A report is complete when the
/// ledger has every indicator that it must hold, for every area that it must cover, given for the period itself; it was so when the first
/// workbook with the last of them came.
/// </summary>
/// <param name="zone">Where a day begins at midnight.</param>
public sealed class DueReports(IndicatorCatalog catalog, TimeZoneInfo zone)
{
    /// <summary>Each report about the last period that has ended, and no earlier one; the longest overdue first.</summary>
    /// <param name="ledger">Null when there is none yet.</param>
    public async Task<IReadOnlyList<DueReport>> LastAsync(ObservationLedger? ledger, DateOnly today, CancellationToken cancellationToken) =>
        InOrder(await FindAsync(ledger, today, static (_, last) => last, catalog.Reports.Select(r => LastEnded(r.Frequency, today).Start).DefaultIfEmpty(today).Min(), cancellationToken));

    /// <summary>
    /// Each report about every period from the first one of which the ledger has anything, to the last that has ended. What was due before the
    /// first submission of all came is history that was brought in, and late for nobody.
    /// </summary>
    public async Task<IReadOnlyList<DueReport>> AllAsync(ObservationLedger ledger, DateOnly today, CancellationToken cancellationToken)
    {
        var reports = await FindAsync(ledger, today, static (first, last) => first < last ? first : last, null, cancellationToken);
        return InOrder(await ledger.Submissions.FirstReceivedAsync(cancellationToken) is { } beginning ? reports.Where(r => r.Due >= DayOf(beginning)) : reports);
    }

    /// <summary>The day on which a report about a period is due.</summary>
    internal static DateOnly DueDate(DueRule rule, TimePeriod period, WorkCalendar calendar)
    {
        var month = new DateOnly(period.End.Year, period.End.Month, 1).AddMonths(rule.MonthsAfter);
        var day = month.AddDays(Math.Min(rule.Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        return rule.NextWorkday ? calendar.NextWorkday(day) : day;
    }

    private static IReadOnlyList<DueReport> InOrder(IEnumerable<DueReport> reports) =>
        [.. reports.OrderByDescending(r => r.State == ReportState.Overdue ? r.DaysOverdue : 0).ThenBy(r => r.Due).ThenBy(r => r.Report.Code, StringComparer.Ordinal)];

    /// <param name="begin">The first period to look at, by the first of which anything came and the last that has ended.</param>
    /// <param name="since">No period to look at begins before this day; null for none.</param>
    private async Task<List<DueReport>> FindAsync(
        ObservationLedger? ledger, DateOnly today, Func<TimePeriod, TimePeriod, TimePeriod> begin, DateOnly? since, CancellationToken cancellationToken)
    {
        var result = new List<DueReport>();
        var arrivals = ledger is null || catalog.Reports.Count == 0
            ? []
            : await ledger.Vintages.ArrivalsAsync(
                [.. catalog.Reports.SelectMany(r => r.Required).Distinct()], [.. catalog.Reports.SelectMany(r => r.Areas).Distinct()], since, cancellationToken);
        var byIndicator = arrivals.ToLookup(a => a.Indicator, StringComparer.Ordinal);
        foreach (var report in catalog.Reports)
        {
            // A monthly figure stands for the quarter that its month is in; a yearly one says nothing of a month.
            var byPeriod = report.Required.SelectMany(indicator => byIndicator[indicator])
                .Where(a => a.Period.Freq >= report.Frequency && report.Areas.Contains(a.Area))
                .ToLookup(a => a.Period.LastOf(report.Frequency));
            var last = LastEnded(report.Frequency, today);
            for (var period = begin(byPeriod.Select(p => p.Key).Append(last).Min(), last); period <= last; period = period.Plus(1))
                result.Add(Judge(report, period, byPeriod[period], today));
        }

        return result;
    }

    private DueReport Judge(ReportDefinition report, TimePeriod period, IEnumerable<Arrival> arrivals, DateOnly today)
    {
        var due = DueDate(report.Due, period, catalog.Calendar);
        var needed = report.Required.Count * report.Areas.Count;
        var came = arrivals.GroupBy(a => (a.Indicator, a.Area)).Select(g => g.Min(a => a.At)).ToList();
        var isComplete = came.Count == needed;
        var until = isComplete ? DayOf(came.Max()) : today;
        var state = (isComplete, until <= due) switch
        {
            (true, true) => ReportState.Received,
            (true, false) => ReportState.Late,
            (false, true) => ReportState.Due,
            (false, false) => ReportState.Overdue,
        };
        return new DueReport(report, period, due, came.Count, needed, state, Math.Max(0, until.DayNumber - due.DayNumber));
    }

    private DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    private static TimePeriod LastEnded(Freq freq, DateOnly today)
    {
        var current = TimePeriod.OfDay(today).LastOf(freq);
        return current.End < today ? current : current.Previous;
    }
}
