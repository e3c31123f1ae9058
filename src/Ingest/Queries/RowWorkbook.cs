using System.Globalization;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;
using OfficeOpenXml;
using OfficeOpenXml.Drawing.Chart;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>
/// Rows as a workbook. Figures stand with their periods down and their series across beside a chart, and on a second sheet each with the cell that it came
/// from; versions and revisions stand as they are.
/// </summary>
internal static class RowWorkbook
{
    // More lines than these nobody tells apart.
    private const int MostSeriesInChart = 12;
    private const int ChartWidth = 900;
    private const int ChartHeight = 360;

    public static byte[] Of(IReadOnlyList<FigureRow> rows, CultureInfo culture)
    {
        var texts = new QueryTexts(culture);
        using var package = new ExcelPackage();
        WriteSeries(new WrittenPage(package, texts["sheet_data"]), rows, texts, culture);
        Write(package, texts["sheet_sources"], texts["figure_headings"], rows);
        return package.GetAsByteArray();
    }

    public static byte[] Of(IReadOnlyList<VersionRow> rows, CultureInfo culture) => Of(rows, "version_headings", culture);

    public static byte[] Of(IReadOnlyList<RevisionRow> rows, CultureInfo culture) => Of(rows, "revision_headings", culture);

    private static byte[] Of(IReadOnlyList<SeriesRow> rows, string headings, CultureInfo culture)
    {
        var texts = new QueryTexts(culture);
        using var package = new ExcelPackage();
        Write(package, texts["sheet_data"], texts[headings], rows);
        return package.GetAsByteArray();
    }

    private static void Write(ExcelPackage package, string name, string headings, IReadOnlyList<SeriesRow> rows) =>
        new WrittenPage(package, name).Table(headings.Split('|'), rows.Select(r => r.Cells().Select(CellOf).ToArray()));

    private static object? CellOf(object? cell) =>
        cell is DateTimeOffset moment ? moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : cell;

    private static void WriteSeries(WrittenPage page, IReadOnlyList<FigureRow> rows, QueryTexts texts, CultureInfo culture)
    {
        var series = rows.GroupBy(r => string.Join('\0', r.Indicator, r.Area, r.Item, r.Freq, r.Accumulation, r.Measure)).ToList();
        // One figure for each series and period, but for a rule that two give: the first then stands here, all of them among the sources.
        var values = series.Select(s => s.GroupBy(r => r.Period).ToDictionary(p => p.Key, p => p.First().Value, StringComparer.Ordinal)).ToList();
        var periods = rows.Select(r => TimePeriod.Parse(r.Period).Value).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start).ToList();
        page.Table(
            [texts["period"], .. series.Select(s => NameOf(s.First(), culture))],
            periods.Select(p => new object?[] { p.ToString() }.Concat(values.Select(v => (object?)v.GetValueOrDefault(p.ToString()))).ToArray()));
        if (periods.Count < 2)
            return;
        var chart = page.Sheet.Drawings.AddChart("chart", eChartType.LineMarkers);
        chart.SetPosition(1, 0, Math.Min(series.Count, 4) + 2, 0);
        chart.SetSize(ChartWidth, ChartHeight);
        var last = periods.Count + 1;
        for (var i = 0; i < Math.Min(series.Count, MostSeriesInChart); i++)
        {
            chart.Series.Add(page.Sheet.Cells[2, i + 2, last, i + 2], page.Sheet.Cells[2, 1, last, 1]).HeaderAddress = page.Sheet.Cells[1, i + 2];
        }
    }

    private static string NameOf(FigureRow row, CultureInfo culture) => string.Join(
        ' ',
        new[]
        {
            row.IndicatorName ?? row.Indicator, row.ItemName, row.AreaName ?? row.Area,
            CodeName.Of(Codelists.Measure.Parse(row.Measure), culture), CodeName.Of(Codelists.Accumulation.Parse(row.Accumulation), culture), row.Unit,
        }.OfType<string>());
}
