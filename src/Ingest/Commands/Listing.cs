using Spectre.Console;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A table for people: drawn where a terminal shows it, else plain lines with tabs, which other programs cut up.</summary>
internal sealed class Listing(params string[] columns)
{
    private readonly List<string[]> _rows = [];

    public int Count => _rows.Count;

    public void Add(params string[] row)
    {
        if (row.Length != columns.Length)
            throw new ArgumentException($"{row.Length} cells under {columns.Length} columns.", nameof(row));
        _rows.Add([.. row.Select(PrintableText.Of)]);
    }

    public void WriteTo(TextWriter writer, bool isTerminal)
    {
        if (isTerminal)
            Draw(writer);
        else
            WritePlain(writer);
    }

    private void Draw(TextWriter writer)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns([.. columns.Select(c => new TableColumn(new Text(c)))]);
        foreach (var row in _rows)
            table.AddRow(row.Select(cell => new Text(cell)));
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) }).Write(table);
    }

    private void WritePlain(TextWriter writer)
    {
        foreach (var row in _rows.Prepend(columns))
            writer.WriteLine(string.Join('\t', row.Select(cell => cell.ReplaceLineEndings(" ").Replace('\t', ' '))));
    }
}
