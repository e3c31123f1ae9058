using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>Reports of years, month by month: a county's indicators of many areas.</summary>
/// <param name="atMost">Whole series of so many months, as many as are in so many figures.</param>
/// <param name="catalogFolder">Where the files of their catalog are made.</param>
/// <param name="ownCatalog">A county's own catalog, of whose indicators more townships report; null for one that is made up as a whole.</param>
/// <param name="months">The fewer, the more areas.</param>
internal sealed class MadeReports(int atMost, string catalogFolder, string? ownCatalog = null, int months = MadeReports.TwentyYears)
{
    public const int TwentyYears = 240;

    private const int IndicatorsOfAReport = 10;

    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    public static TimePeriod First { get; } = TimePeriod.OfMonth(2006, 11);

    /// <summary>A month in the middle.</summary>
    public TimePeriod Middle { get; } = First.Plus(months / 2);

    public IndicatorCatalog Catalog { get; } = ownCatalog is null
        ? MadeCatalog.Make(catalogFolder, Math.Max(1, atMost / months))
        : MadeCatalog.Extend(ownCatalog, catalogFolder, Math.Max(1, atMost / months));

    /// <summary>Whose figures are reported.</summary>
    public IReadOnlyList<RefArea> Areas => field ??= ownCatalog is null ? Catalog.Areas : [.. Catalog.Areas.Where(a => a.Code.StartsWith(MadeCatalog.MadeArea, StringComparison.Ordinal))];

    public int Count => Catalog.Indicators.Count * Areas.Count * months;

    /// <summary>When a month's reports come: on the tenth of the next.</summary>
    public static DateTimeOffset ReceivedAt(TimePeriod month) => new DateTimeOffset(month.End.ToDateTime(new TimeOnly(9, 0)), Shanghai).AddDays(10);

    /// <summary>A submission for each month and report, as departments send them.</summary>
    public async Task RecordAsync(ObservationLedger ledger, CancellationToken cancellationToken)
    {
        for (var month = 0; month < months; month++)
        {
            var period = First.Plus(month);
            foreach (var (number, indicators) in Catalog.Indicators.Select(i => i.Code).Chunk(IndicatorsOfAReport).Index())
            {
                var department = Catalog.Departments[number % Catalog.Departments.Count];
                var record = SomeReport.Named(string.Create(CultureInfo.InvariantCulture, $"{department.Name}月报{number} {period}"), [.. FiguresOf(month, indicators)]) with
                {
                    Department = department.Code,
                    ReceivedAt = ReceivedAt(period),
                };
                await ledger.RecordAsync(record, cancellationToken);
            }
        }
    }

    /// <summary>All of them in one submission.</summary>
    public SubmissionRecord InOneSubmission() =>
        SomeReport.Named("all", [.. Enumerable.Range(0, months).SelectMany(month => FiguresOf(month, [.. Catalog.Indicators.Select(i => i.Code)]))]);

    private IEnumerable<Observation> FiguresOf(int month, IReadOnlyList<string> indicators) => Areas.SelectMany((area, row) => indicators.Select((indicator, column) => SomeReport.Figure(
        100m + month + row + (column / 10m), First.Plus(month).ToString(), SomeReport.Series(indicator, area.Code), cell: new CellAddress(row + 5, column + 2).ToString())));
}
