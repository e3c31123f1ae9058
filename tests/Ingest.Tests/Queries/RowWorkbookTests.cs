using System.Globalization;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Support;
using OfficeOpenXml;

namespace IndicatorPipeline.Ingest.Tests.Queries;

public sealed class RowWorkbookTests : IDisposable
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    private readonly TempLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task SeriesThatDifferOnlyInHowOftenTheyCome_AreToldApart()
    {
        await _ledger.Ledger.RecordAsync(SomeReport.Named("六月", SomeReport.Figure(1m, "2025-M06"), SomeReport.Figure(2m, "2025")), Cancel);
        var rows = await new FigureQueries(_ledger.Ledger, SomeCatalog.Small, TimeZoneInfo.Utc).InForceAsync(new ObservationQuery(), Cancel).ToListAsync(Cancel);

        using var package = new ExcelPackage(new MemoryStream(RowWorkbook.Of(rows, CultureInfo.GetCultureInfo("zh-CN"))!));

        var data = package.Workbook.Worksheets[0];
        new[] { data.Cells["B2"].Text, data.Cells["C2"].Text }.Should().OnlyHaveUniqueItems().And.NotContain("");
        data.Cells["A1"].Text.Should().EndWith(" 万元", "what differs is said of each");
    }

    [Fact]
    public async Task MoreRowsThanASheetHolds_AreNoWorkbook()
    {
        await _ledger.Ledger.RecordAsync(SomeReport.Named("六月", SomeReport.Figure(1m, "2025-M06")), Cancel);
        var row = await new FigureQueries(_ledger.Ledger, SomeCatalog.Small, TimeZoneInfo.Utc).InForceAsync(new ObservationQuery(), Cancel).SingleAsync(Cancel);
        var rows = Enumerable.Repeat(row, ExcelPackage.MaxRows).ToList();

        RowWorkbook.Of(rows, CultureInfo.InvariantCulture).Should().BeNull();
    }
}
