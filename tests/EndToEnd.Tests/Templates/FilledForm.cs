using IndicatorPipeline.Ingest.Templates;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using OfficeOpenXml;

namespace IndicatorPipeline.EndToEnd.Tests.Templates;

/// <summary>A template that somebody has filled in with plausible figures, and what each of its cells is to be read as.</summary>
internal sealed class FilledForm : IDisposable
{
    private readonly ExcelPackage _package;
    private readonly List<Asked> _asked = [];

    private FilledForm(ReportForm form, byte[] content)
    {
        Form = form;
        _package = new ExcelPackage(new MemoryStream(content));
    }

    public ReportForm Form { get; }

    public ExcelWorksheet Sheet => _package.Workbook.Worksheets[0];

    /// <summary>What was filled in, with the cell that it stands in now.</summary>
    public IEnumerable<(SeriesKey Key, TimePeriod Period, string Unit, string Cell, decimal Value)> Figures => _asked.Select(a =>
        (a.Key, a.Period, a.Unit, new CellAddress(a.Row + RowsAbove, a.Column).ToString(), a.Value));

    /// <summary>How many rows somebody has put above it.</summary>
    public int RowsAbove { get; set; }

    public static async Task<FilledForm> OfAsync(
        ReportDefinition report, TimePeriod period, IndicatorCatalog catalog, ObservationLedger? ledger, CancellationToken cancellationToken)
    {
        var form = await ReportForm.OfAsync(report, period, catalog, ledger, cancellationToken);
        var filled = new FilledForm(form, TemplateWorkbook.Write(form, "部门", System.Globalization.CultureInfo.GetCultureInfo("zh-CN")).Content);
        var (recorded, later) = (new Dictionary<SeriesKey, decimal>(), new Dictionary<SeriesKey, decimal>());
        if (ledger is not null)
        {
            var query = new ObservationQuery { Indicators = report.Required, Areas = report.Areas, From = TimePeriod.OfYear(period.Year) };
            await foreach (var vintage in ledger.Vintages.InForceAsync(query, cancellationToken))
            {
                if (vintage.Observation.Value is { } value)
                {
                    if (vintage.Observation.Period <= period)
                        recorded[vintage.Observation.Key] = value;
                    else
                        later.TryAdd(vintage.Observation.Key, value);
                }
            }
        }

        for (var i = 0; i < form.Columns.Count; i++)
        {
            for (var j = 0; j < form.Rows.Count; j++)
                filled.Fill(i, j, recorded, later);
        }

        return filled;
    }

    /// <summary>Leaves a cell blank after all.</summary>
    public string Clear(int number)
    {
        var asked = _asked[number];
        Sheet.Cells[asked.Row + RowsAbove + 1, asked.Column + 1].Value = null;
        return new CellAddress(asked.Row + RowsAbove, asked.Column).ToString();
    }

    public byte[] Save() => _package.GetAsByteArray();

    public void Dispose() => _package.Dispose();

    // What was reported last in the year; where nothing was, last year's and a little more; of what begins with this report, what was reported next.
    private void Fill(int column, int row, Dictionary<SeriesKey, decimal> recorded, Dictionary<SeriesKey, decimal> later)
    {
        var (asked, of) = (Form.Columns[column], Form.Rows[row]);
        var (top, left) = Form.Rows.Count == 1 ? (3 + column, 2) : (4 + row, 1 + (column * Form.Periods.Count));
        var item = of.Label.Length > 0 ? of.Item : $"新建项目{(char)('甲' + row)}工程";
        if (of.Label.Length == 0)
            Sheet.Cells[top + 1, 1].Value = item;
        var key = new SeriesKey(asked.Indicator.Code, of.Area, item, asked.Indicator.Frequency, asked.Indicator.Accumulation, asked.Measure);
        var value = recorded.TryGetValue(key, out var known) ? known
            : Form.Find(asked, of, Form.Period.YearBefore) is { } last ? Math.Min(decimal.Round(last * 1.03m, last.Scale), asked.Maximum ?? decimal.MaxValue)
            : Form.Find(asked, of, Form.Period.Previous) is { } before ? Math.Min(decimal.Round(before * 1.03m, before.Scale), asked.Maximum ?? decimal.MaxValue)
            : later.TryGetValue(key, out var next) ? next
            : 4 + row;
        Sheet.Cells[top + 1, left + 1].Value = (double)value;
        _asked.Add(new Asked(key, asked.PeriodIn(Form.Period)!.Value, asked.Unit, top, left, value));
    }

    private sealed record Asked(SeriesKey Key, TimePeriod Period, string Unit, int Row, int Column, decimal Value);
}
