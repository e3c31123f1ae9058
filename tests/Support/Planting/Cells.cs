using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Planting;

/// <summary>Workbooks with some cells changed.</summary>
internal static class Cells
{
    /// <summary>The figures that a hand may get wrong: own levels that stand as plain numbers.</summary>
    public static ImmutableArray<Figure> Levels(SampleReport report) =>
        [.. report.Reading.Figures.Where(f => f.Observation is { Basis: Basis.Own, Key.Measure: Measure.Level, Value: > 0 } && NumberOf(report.Workbook, f.Observation.Origin) is not null)];

    /// <summary>The number that a cell holds; null where it holds none.</summary>
    public static decimal? NumberOf(Workbook workbook, Origin origin) =>
        At(workbook, origin)?.Value is CellValue.Number { Value: var value } ? value : null;

    public static Cell? At(Workbook workbook, Origin origin) =>
        CellAddress.TryParse(origin.Cell, out var address) ? SheetOf(workbook, origin.Sheet)[address] : null;

    public static Sheet SheetOf(Workbook workbook, string name) => workbook.Sheets.Single(s => s.Name == name);

    /// <summary>With other numbers in some cells.</summary>
    public static Workbook With(Workbook workbook, params IReadOnlyCollection<(Origin Where, decimal Number)> changes) =>
        Change(workbook, cell => changes.Where(c => c.Where == cell.Where).Select(c => (decimal?)c.Number).FirstOrDefault() is { } number ? Numbered(cell.Cell, number) : cell.Cell);

    /// <summary>With another text in a cell.</summary>
    public static Workbook With(Workbook workbook, Origin where, string text) =>
        Change(workbook, cell => cell.Where == where ? new Cell(cell.Cell.Address, new CellValue.Text(text), text) { Style = cell.Cell.Style } : cell.Cell);

    /// <summary>Without a row of a sheet; those below move up.</summary>
    public static Workbook WithoutRow(Workbook workbook, string sheet, int row) => workbook with
    {
        Sheets =
        [
            .. workbook.Sheets.Select(s => s.Name != sheet ? s : Copy(
                s,
                s.Cells.Where(c => c.Address.Row != row).Select(c => c.Address.Row < row ? c : c with { Address = c.Address with { Row = c.Address.Row - 1 } }),
                s.MergedRanges.Where(m => m.Top != row || m.Bottom != row).Select(m => new CellRange(m.Top > row ? m.Top - 1 : m.Top, m.Left, m.Bottom >= row ? m.Bottom - 1 : m.Bottom, m.Right)))),
        ],
    };

    private static Workbook Change(Workbook workbook, Func<(Origin Where, Cell Cell), Cell> change) => workbook with
    {
        Sheets = [.. workbook.Sheets.Select(s => Copy(s, s.Cells.Select(c => change((new Origin(s.Name, c.Address.ToString()), c))), s.MergedRanges))],
    };

    private static Sheet Copy(Sheet sheet, IEnumerable<Cell> cells, IEnumerable<CellRange> merges) => new(sheet.Name, cells, merges)
    {
        IsHidden = sheet.IsHidden,
        HiddenRows = sheet.HiddenRows,
        HiddenColumns = sheet.HiddenColumns,
        HasPictures = sheet.HasPictures,
    };

    private static Cell Numbered(Cell cell, decimal number) =>
        new(cell.Address, new CellValue.Number(number), number.ToString(CultureInfo.InvariantCulture)) { Style = cell.Style };
}
