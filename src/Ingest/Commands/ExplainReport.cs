using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>How a file was understood, for people: the parts of each table, and the labels and the meaning of its columns and rows.</summary>
internal static class ExplainReport
{
    public static void Write(Session session, string path, IEnumerable<SheetReading> sheets, IEnumerable<Finding> findings)
    {
        session.Print(path);
        foreach (var finding in findings)
            session.Print("  " + FileReport.Describe(session, finding));
        foreach (var sheet in sheets)
        {
            session.Print("  " + session.Texts.Format("explain_sheet", sheet.Sheet.Name, sheet.Tables.Length));
            foreach (var table in sheet.Tables)
                Write(session, table);
        }
    }

    private static void Write(Session session, TableReading reading)
    {
        var (table, texts) = (reading.Table, session.Texts);
        session.Print("    " + texts.Format(
            reading.IsKnown ? "explain_table" : "explain_table_passed_over", table.Place, table.Sheet.PlaceOf(table.Header)?.ToString() ?? "-", table.Sheet.PlaceOf(table.Stub)?.ToString() ?? "-", reading.Cells.Length));
        foreach (var line in reading.Context.Lines)
            session.Print("      " + texts.Format("explain_title", line.Place, OneLine(line.Text)));
        foreach (var line in table.Notes)
            session.Print("      " + texts.Format("explain_note", line.Place, OneLine(line.Text)));
        foreach (var column in reading.Cells.GroupBy(c => c.Cell.Column).OrderBy(g => g.Key))
            session.Print("      " + texts.Format("explain_column", CellAddress.ColumnName(table.Sheet.PlaceOf(new CellAddress(0, column.Key)).Column), Labels(column.First().Cell.ColumnLabels), Meaning(texts, column)));
        foreach (var row in reading.Cells.GroupBy(c => c.Cell.Cell.Address.Row).OrderBy(g => g.Key))
            session.Print("      " + texts.Format("explain_row", row.First().Cell.Cell.Place.Row + 1, Labels(row.First().RowLabels), Meaning(texts, row)));
    }

    private static string Labels(ImmutableArray<Cell> labels) =>
        labels.IsEmpty ? "-" : string.Join(" / ", labels.Select(l => OneLine(l.Text)));

    // Only what all the cells of the column or row share.
    private static string Meaning(CommandTexts texts, IEnumerable<CellReading> cells)
    {
        var readings = cells.ToList();
        var meaning = new[]
        {
            Shared(c => c.Observation?.Key.Indicator),
            Shared(c => c.Observation?.Key.Area),
            Shared(c => c.Observation?.Key.Item),
            Shared(c => c.Period?.ToString()),
            Shared(c => c.Accumulation is { } a ? Codelists.Accumulation[a] : null),
            Shared(c => c.Measure is { } m ? Codelists.Measure[m] : null),
            Shared(c => c.Unit),
        };
        var known = meaning.OfType<string>().ToList();
        return known.Count > 0 ? string.Join(' ', known) : texts["explain_nothing"];

        string? Shared(Func<CellReading, string?> part) => readings.Select(part).Distinct().Take(2).ToList() is [{ } only] ? only : null;
    }

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
