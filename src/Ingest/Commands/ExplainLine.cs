using System.Globalization;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A file as <c>explain --json</c> gives it.</summary>
/// <param name="Findings">What is wrong with the file itself; without a workbook it says why there are no sheets.</param>
internal sealed record ExplainLine(string File, IEnumerable<ExplainLine.SheetEntry> Sheets, IEnumerable<FindingLine> Findings)
{
    public static ExplainLine Of(string file, IEnumerable<SheetReading> sheets, IEnumerable<Finding> findings, CultureInfo culture) => new(
        file,
        sheets.Select(s => new SheetEntry(s.Sheet.Name, s.Tables.Select(TableEntry.Of), s.Account.Unaccounted.Select(c => c.Place.ToString()))),
        findings.Select(f => FindingLine.Of(f, culture)));

    /// <param name="Unaccounted">The cells that a person would call numbers and that nothing became of.</param>
    internal sealed record SheetEntry(string Name, IEnumerable<TableEntry> Tables, IEnumerable<string> Unaccounted);

    internal sealed record TableEntry(
        string Range, IEnumerable<string> Title, string? Header, string? Stub, IEnumerable<string> Notes, IEnumerable<CellEntry> Cells)
    {
        public static TableEntry Of(TableReading reading) => new(
            reading.Table.Place.ToString(),
            reading.Table.Title.Select(c => c.Place.ToString()),
            reading.Table.Sheet.PlaceOf(reading.Table.Header)?.ToString(),
            reading.Table.Sheet.PlaceOf(reading.Table.Stub)?.ToString(),
            reading.Table.Notes.Select(c => c.Place.ToString()),
            reading.Cells.Select(c => CellEntry.Of(c, reading.Context)));
    }

    /// <summary>A cell of the body; what was not recognized is null.</summary>
    internal sealed record CellEntry(
        string Cell,
        string Text,
        decimal? Value,
        IEnumerable<LabelEntry> RowLabels,
        IEnumerable<LabelEntry> ColumnLabels,
        IEnumerable<LabelEntry> Context,
        string? Period,
        string? Accumulation,
        string? Measure,
        string? Unit)
    {
        public static CellEntry Of(CellReading reading, TableContext context) => new(
            reading.Cell.Cell.Place.ToString(),
            reading.Cell.Cell.Text,
            reading.Value,
            reading.RowLabels.Select(LabelEntry.Of),
            reading.Cell.ColumnLabels.Select(LabelEntry.Of),
            context.Lines.Select(LabelEntry.Of),
            reading.Period?.ToString(),
            reading.Accumulation is { } accumulation ? Codelists.Accumulation[accumulation] : null,
            reading.Measure is { } measure ? Codelists.Measure[measure] : null,
            reading.Unit);
    }

    internal sealed record LabelEntry(string Cell, string Text)
    {
        public static LabelEntry Of(Cell cell) => new(cell.Place.ToString(), cell.Text);
    }
}
