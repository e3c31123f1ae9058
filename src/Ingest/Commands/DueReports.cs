using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>
/// Which reports of the last period are due, by the plain calendar: Saturdays and Sundays are days off, holidays are not known here.
/// A report counts as received when the ledger has every indicator that it must hold, for every area that it must cover.
/// </summary>
internal static class DueReports
{
    /// <param name="ledger">Null when there is none yet.</param>
    public static async Task<IReadOnlyList<DueEntry>> FindAsync(IndicatorCatalog catalog, ObservationLedger? ledger, DateOnly today, CancellationToken cancellationToken)
    {
        var entries = new List<DueEntry>();
        foreach (var report in catalog.Reports)
        {
            var period = LastEnded(report.Frequency, today);
            var due = DueDate(report.Due, period);
            var needed = report.Required.Count * report.Areas.Count;
            var received = ledger is null ? 0 : await CountAsync(ledger, report, period, cancellationToken);
            entries.Add(new DueEntry(
                report.Code,
                report.Name,
                report.Department,
                period.ToString(),
                due,
                received,
                needed,
                received == needed ? "received" : today <= due ? "due" : "overdue",
                received < needed && today > due ? today.DayNumber - due.DayNumber : 0));
        }

        return [.. entries.OrderByDescending(e => e.DaysOverdue).ThenBy(e => e.Due).ThenBy(e => e.Report, StringComparer.Ordinal)];
    }

    /// <summary>The day on which a report about a period is due.</summary>
    internal static DateOnly DueDate(DueRule rule, TimePeriod period)
    {
        var month = new DateOnly(period.End.Year, period.End.Month, 1).AddMonths(rule.MonthsAfter);
        var day = month.AddDays(Math.Min(rule.Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        while (rule.NextWorkday && day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(1);
        return day;
    }

    private static TimePeriod LastEnded(Freq freq, DateOnly today)
    {
        var current = TimePeriod.OfDay(today).LastOf(freq);
        return current.End < today ? current : current.Previous;
    }

    private static async Task<int> CountAsync(ObservationLedger ledger, ReportDefinition report, TimePeriod period, CancellationToken cancellationToken)
    {
        var query = new ObservationQuery { Indicators = report.Required, Areas = report.Areas, From = period, To = period };
        var found = new HashSet<(string Indicator, string Area)>();
        await foreach (var vintage in ledger.InForceAsync(query, cancellationToken))
            found.Add((vintage.Observation.Key.Indicator, vintage.Observation.Key.Area));
        return found.Count;
    }
}
