using System.Drawing;
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
    private const int ChartWidth = 900;
    private const int ChartHeight = 420;

    // Of the series in a chart, first to last; more lines than these nobody tells apart. Without them some programs draw all lines in one color.
    private static readonly Color[] Colors =
    [
        .. new[] { "#2F6DB5", "#D9542B", "#3A9A4B", "#8E58B5", "#C99A1A", "#1FA3A8", "#B03060", "#6B6B6B", "#7FB3E6", "#F0A58B", "#96CF9F", "#C5A9DE" }.Select(ColorTranslator.FromHtml),
    ];

    // Beside the series, and above the rows: the chart, the title, the headings.
    private const int ColumnsBeside = 32;
    private const int RowsAbove = 2;

    /// <summary>Null where there are more series or rows than a sheet holds.</summary>
    public static byte[]? Of(IReadOnlyList<FigureRow> rows, CultureInfo culture)
    {
        if (rows.Count > ExcelPackage.MaxRows - RowsAbove || rows.CountBy(SeriesOf).Count() > ExcelPackage.MaxColumns - ColumnsBeside)
            return null;
        var texts = new QueryTexts(culture);
        using var package = new ExcelPackage();
        WriteSeries(new WrittenPage(package, texts["sheet_data"]), rows, texts, culture);
        Write(package, texts["sheet_sources"], texts["figure_headings"], rows);
        return package.GetAsByteArray();
    }

    /// <summary>Null where there are more rows than a sheet holds.</summary>
    public static byte[]? Of(IReadOnlyList<VersionRow> rows, CultureInfo culture) => Of(rows, "version_headings", culture);

    /// <summary>Null where there are more rows than a sheet holds.</summary>
    public static byte[]? Of(IReadOnlyList<RevisionRow> rows, CultureInfo culture) => Of(rows, "revision_headings", culture);

    private static string SeriesOf(FigureRow row) => string.Join('\0', row.Indicator, row.Area, row.Item, row.Freq, row.Accumulation, row.Measure);

    private static byte[]? Of(IReadOnlyList<SeriesRow> rows, string headings, CultureInfo culture)
    {
        if (rows.Count > ExcelPackage.MaxRows - RowsAbove)
            return null;
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
        var series = rows.GroupBy(SeriesOf).ToList();
        // One figure for each series and period, but for a rule that two give: the first then stands here, all of them among the sources.
        var values = series.Select(s => s.GroupBy(r => r.Period).ToDictionary(p => p.Key, p => p.First().Value, StringComparer.Ordinal)).ToList();
        var periods = rows.Select(r => TimePeriod.Parse(r.Period).Value).Distinct().OrderBy(p => p.End).ThenBy(p => p.Start).ToList();
        var (title, names) = NamesOf([.. series.Select(s => PartsOf(s.First(), culture))]);
        page.Title(title);
        var heading = page.Table(
            [texts["period"], .. names],
            periods.Select(p => new object?[] { p.ToString() }.Concat(values.Select(v => (object?)v.GetValueOrDefault(p.ToString()))).ToArray()));
        page.Sheet.View.FreezePanes(heading + 1, 2);
        if (periods.Count < 2)
            return;
        // What has come together since 1 January begins anew each year, and no line joins two years.
        var areCumulativeLevels = series.Select(s => s.First()).All(r => r.Accumulation == Codelists.Accumulation[Accumulation.YearToDate] && r.Measure == Codelists.Measure[Measure.Level]);
        var chart = page.Sheet.Drawings.AddChart("chart", areCumulativeLevels ? eChartType.ColumnClustered : eChartType.LineMarkers);
        chart.SetPosition(heading, 0, series.Count + 2, 0);
        chart.SetSize(ChartWidth, ChartHeight);
        chart.Title.Text = title;
        chart.Legend.Position = eLegendPosition.Bottom;
        chart.DisplayBlanksAs = eDisplayBlanksAs.Gap;
        var last = heading + periods.Count;
        foreach (var (color, i) in Colors.Take(series.Count).Select((c, i) => (c, i + 2)))
        {
            var line = chart.Series.Add(page.Sheet.Cells[heading + 1, i, last, i], page.Sheet.Cells[heading + 1, 1, last, 1]);
            line.HeaderAddress = page.Sheet.Cells[heading, i];
            if (line is ExcelLineChartSerie drawn)
            {
                drawn.LineColor = color;
                drawn.MarkerLineColor = color;
                drawn.Fill.Color = color;
            }
            else
            {
                line.Fill.Color = color;
            }
        }
    }

    // What all series have in common is said once, above them.
    private static (string Common, IReadOnlyList<string> Each) NamesOf(IReadOnlyList<string[]> series)
    {
        if (series.Count == 0)
            return ("", []);
        var common = Enumerable.Range(0, series[0].Length).Where(part => series.All(s => s[part] == series[0][part])).ToHashSet();
        // How often goes without saying where it is the same for all.
        var title = Joined(series[0].SkipLast(1).Where((_, part) => common.Contains(part)));
        return (title, series.Count == 1 ? [title] : [.. series.Select(s => Joined(s.Where((_, part) => !common.Contains(part))))]);
    }

    private static string Joined(IEnumerable<string> parts) => string.Join(' ', parts.Where(part => part.Length > 0));

    private static string[] PartsOf(FigureRow row, CultureInfo culture)
    {
        var measure = CodeName.Of(Codelists.Measure.Parse(row.Measure), culture);
        return
        [
            row.IndicatorName ?? row.Indicator, row.ItemName ?? "", row.AreaName ?? row.Area, measure, CodeName.Of(Codelists.Accumulation.Parse(row.Accumulation), culture),
            // The name of a rate has it already.
            measure.Contains(row.Unit, StringComparison.Ordinal) ? "" : row.Unit,
            CodeName.Of(Codelists.Freq.Parse(row.Freq), culture),
        ];
    }
}
