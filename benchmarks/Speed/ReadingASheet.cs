using BenchmarkDotNet.Attributes;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Speed;

/// <summary>From a sheet's cells to its tables, their labels and their meaning; no file is opened.</summary>
[MemoryDiagnoser]
public class ReadingASheet
{
    private readonly WorkbookResolver _resolver = new(IndicatorCatalog.Empty);
    private Workbook _workbook = new("", []);

    /// <summary>Rows of the body; the table has 42 columns of figures in triplets, a header of three levels and labels in two columns.</summary>
    [Params(200, 2_000, 24_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Prepare() => _workbook = new Workbook("report.xlsx", [Report(Rows)]);

    /// <summary>The shape alone: title, header, stub, body, and the labels that own each cell.</summary>
    [Benchmark]
    public int FindTables() => _workbook.Sheets.Sum(s => TableFinder.Find(s).Sum(t => t.Cells.Length));

    /// <summary>The shape and what its labels mean.</summary>
    [Benchmark]
    public int ReadTables() => _resolver.ReadSheets(_workbook).Sum(s => s.Tables.Sum(t => t.Cells.Length));

    private static Sheet Report(int rows)
    {
        const int Columns = 42;
        var cells = new List<Cell>();
        var merges = new List<CellRange>();
        void Write(int row, int column, string text) => cells.Add(new Cell(new CellAddress(row, column), new CellValue.Text(text), text));

        Write(0, 0, "2025年1-6月规模以上企业分行业汇总表（万元）");
        Write(1, 0, "代码");
        Write(1, 1, "行业");
        for (var c = 0; c < Columns; c++)
        {
            if (c % 6 == 0)
            {
                Write(1, c + 2, $"指标组{c / 6}");
                merges.Add(new CellRange(1, c + 2, 1, c + 7));
            }

            if (c % 3 == 0)
            {
                Write(2, c + 2, $"指标{c / 3}");
                merges.Add(new CellRange(2, c + 2, 2, c + 4));
            }

            Write(3, c + 2, (c % 3) switch { 0 => "1-本月", 1 => "上年同期", _ => "增长(%)" });
        }

        for (var r = 0; r < rows; r++)
        {
            Write(r + 4, 0, $"{r:D6}号");
            Write(r + 4, 1, $"{new string(' ', r % 4)}行业{r}");
            for (var c = 0; c < Columns; c++)
                cells.Add(new Cell(new CellAddress(r + 4, c + 2), new CellValue.Number(r + (c / 10m)), "0"));
        }

        return new Sheet("Sheet1", cells, merges);
    }
}
