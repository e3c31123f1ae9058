using IndicatorPipeline.Metrics.Reports;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A report about its last period, as <c>status --json</c> gives it.</summary>
/// <param name="Due">The last day on which it is in time.</param>
/// <param name="Received">How many of the indicators and areas it must hold the ledger has.</param>
/// <param name="Needed">How many it must hold.</param>
/// <param name="State">received, due or overdue.</param>
/// <param name="DaysOverdue">0 unless it is overdue.</param>
internal sealed record DueEntry(
    string Report, string Name, string Department, string Period, DateOnly Due, int Received, int Needed, string State, int DaysOverdue)
{
    // Late or not, what has come is not waited for.
    public static DueEntry Of(DueReport due) => new(
        due.Report.Code,
        due.Report.Name,
        due.Report.Department,
        due.Period.ToString(),
        due.Due,
        due.Received,
        due.Needed,
        due.State switch
        {
            ReportState.Received or ReportState.Late => "received",
            ReportState.Due => "due",
            ReportState.Overdue => "overdue",
            _ => throw new ArgumentOutOfRangeException(nameof(due), due.State, "There is no such state."),
        },
        due.State == ReportState.Overdue ? due.DaysOverdue : 0);
}
