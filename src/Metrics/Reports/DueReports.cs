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
    public Task<IReadOnlyList<DueReport>> LastAsync(ObservationLedger? ledger, DateOnly today, CancellationToken cancellationToken) =>
        FindAsync(ledger, catalog.Reports.ToDictionary(r => r, r => LastEnded(r.Frequency, today)), today, cancellationToken);

    /// <summary>
    /// Each report about every period from the first one of which the ledger has anything, to the last that has ended. What was due before the
    /// first submission of all came is history that was brought in, and late for nobody: it is not even read.
    /// </summary>
    public async Task<IReadOnlyList<DueReport>> AllAsync(ObservationLedger ledger, DateOnly today, CancellationToken cancellationToken) =>
        await ledger.Submissions.FirstReceivedAsync(cancellationToken) is { } beginning
            ? await SinceAsync(ledger, DayOf(beginning), catalog.Reports, ByIndicator(await ledger.Arrivals.FirstRecordedAsync(Indicators, Areas, cancellationToken)), today, cancellationToken)
            : await LastAsync(ledger, today, cancellationToken);

    /// <summary>Of <see cref="AllAsync"/> what may have become another since a change of the ledger, if neither catalog nor day is another.</summary>
    public async Task<IReadOnlyList<DueReport>> ChangedAsync(ObservationLedger ledger, DateOnly today, long afterSequence, CancellationToken cancellationToken)
    {
        if (await ledger.Submissions.FirstReceivedAsync(cancellationToken) is not { } beginning)
            return [];
        var changed = ByIndicator(await ledger.Changes.PeriodsAsync(afterSequence, Indicators, Areas, cancellationToken));
        return await SinceAsync(ledger, DayOf(beginning), catalog.Reports.Where(r => Of(r, changed).Any()), changed, today, cancellationToken);
    }

    /// <summary>The day on which a report about a period is due.</summary>
    internal static DateOnly DueDate(DueRule rule, TimePeriod period, WorkCalendar calendar)
    {
        var month = new DateOnly(period.End.Year, period.End.Month, 1).AddMonths(rule.MonthsAfter);
        var day = month.AddDays(Math.Min(rule.Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        return rule.NextWorkday ? calendar.NextWorkday(day) : day;
    }

    private string[] Indicators => field ??= [.. catalog.Reports.SelectMany(r => r.Required).Distinct()];

    private string[] Areas => field ??= [.. catalog.Reports.SelectMany(r => r.Areas).Distinct()];

    private static ILookup<string, T> ByIndicator<T>(IEnumerable<T> recorded)
        where T : RecordedPeriod => recorded.ToLookup(r => r.Indicator, StringComparer.Ordinal);

    /// <summary>
    /// What a report must hold. A monthly figure stands for the quarter that its month is in; a yearly one says nothing of a month, unless the indicator is
    /// a yearly one, which belongs to the report about December.
    /// </summary>
    private IEnumerable<T> Of<T>(ReportDefinition report, ILookup<string, T> recorded)
        where T : RecordedPeriod =>
        from indicator in report.Required
        from figure in recorded[indicator]
        where (figure.Period.Freq >= report.Frequency || figure.Period.Freq == FrequencyOf(indicator)) && report.Areas.Contains(figure.Area)
        select figure;

    /// <summary>
    /// The indicators that a report about a period must hold: one of a longer frequency only where its own period ends with that of the report, and none where
    /// January is reported with February.
    /// </summary>
    private List<string> RequiredIn(ReportDefinition report, TimePeriod period) => report.Due.January == JanuaryRule.WithFebruary && period.Number == 1
        ? []
        : [.. report.Required.Where(i => FrequencyOf(i) is var freq && (freq >= report.Frequency || period.LastOf(freq).LastOf(report.Frequency) == period))];

    private Freq FrequencyOf(string indicator) => catalog.IndicatorsByCode[indicator].Frequency;

    /// <param name="firstDay">What was due before it is left out.</param>
    /// <param name="recorded">Each report is looked at from the first period of these on.</param>
    private async Task<IReadOnlyList<DueReport>> SinceAsync(
        ObservationLedger ledger, DateOnly firstDay, IEnumerable<ReportDefinition> reports, ILookup<string, RecordedPeriod> recorded, DateOnly today, CancellationToken cancellationToken)
    {
        var begin = reports.ToDictionary(report => report, report =>
        {
            var last = LastEnded(report.Frequency, today);
            return FirstDueSince(report, firstDay, Of(report, recorded).Select(r => r.Period.LastOf(report.Frequency)).Append(last).Min(), last);
        });
        return [.. (await FindAsync(ledger, begin, today, cancellationToken)).Where(r => r.Due >= firstDay)];
    }

    /// <param name="begin">The reports to look at, each from a first period to the last that has ended.</param>
    private async Task<IReadOnlyList<DueReport>> FindAsync(
        ObservationLedger? ledger, Dictionary<ReportDefinition, TimePeriod> begin, DateOnly today, CancellationToken cancellationToken)
    {
        var result = new List<DueReport>();
        var arrivals = ledger is null || begin.Count == 0
            ? []
            : await ledger.Arrivals.FirstAsync(
                [.. begin.Keys.SelectMany(r => r.Required).Distinct()], [.. begin.Keys.SelectMany(r => r.Areas).Distinct()], begin.Min(b => FirstDayOf(b.Key, b.Value)), cancellationToken);
        var byIndicator = ByIndicator(arrivals);
        foreach (var (report, first) in begin)
        {
            var byPeriod = Of(report, byIndicator).ToLookup(a => a.Period.LastOf(report.Frequency));
            var last = LastEnded(report.Frequency, today);
            for (var period = first; period <= last; period = period.Plus(1))
            {
                if (RequiredIn(report, period) is { Count: > 0 } required)
                    result.Add(Judge(report, period, required, byPeriod[period], today));
            }
        }

        return [.. result.OrderByDescending(r => r.State == ReportState.Overdue ? r.DaysOverdue : 0).ThenBy(r => r.Due).ThenBy(r => r.Report.Code, StringComparer.Ordinal)];
    }

    /// <summary>Where the periods begin that a report about a period may speak of.</summary>
    private DateOnly FirstDayOf(ReportDefinition report, TimePeriod period) =>
        report.Required.Select(FrequencyOf).Append(report.Frequency).Min(freq => period.LastOf(freq).Start);

    /// <summary>The first period from one to another that is due on a day or later; the last when none is.</summary>
    private TimePeriod FirstDueSince(ReportDefinition report, DateOnly day, TimePeriod first, TimePeriod last)
    {
        var period = last;
        while (period > first && DueDate(report.Due, period.Previous, catalog.Calendar) >= day)
            period = period.Previous;
        return period;
    }

    private DueReport Judge(ReportDefinition report, TimePeriod period, List<string> required, IEnumerable<Arrival> arrivals, DateOnly today)
    {
        var due = DueDate(report.Due, period, catalog.Calendar);
        var needed = required.Count * report.Areas.Count;
        var came = arrivals.Where(a => required.Contains(a.Indicator)).GroupBy(a => (a.Indicator, a.Area)).Select(g => g.Min(a => a.At)).ToList();
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
