using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Finds the tables of a sheet from its cells alone: what kinds they are, where they stand, what is merged.</summary>
internal static class TableFinder
{
    /// <summary>The tables of a sheet in reading order.</summary>
    public static ImmutableArray<Table> Find(Sheet sheet) =>
        [.. Sections(sheet).SelectMany(section => SideBySide.Split(sheet, section)).Select(section => Build(sheet, section))];

    // Rows between tables side by side that make no table themselves head the next one, or are notes where none comes.
    private static List<Section> Sections(Sheet sheet)
    {
        var sections = new List<Section>();
        var lines = new List<SheetRow>();
        foreach (var rows in Partition.Of(sheet))
        {
            var found = SectionFinder.Find(sheet, rows);
            if (found.Count == 0)
            {
                lines.AddRange(rows);
                continue;
            }

            found[0].Title.InsertRange(0, lines);
            lines.Clear();
            sections.AddRange(found);
        }

        if (sections.Count > 0)
            sections[^1].Notes.AddRange(lines);
        return sections;
    }

    private static Table Build(Sheet sheet, Section section)
    {
        var columns = ColumnProfile.Of(section.Header, section.Body);
        var width = StubFinder.WidthOf(columns, section.Body);
        var stub = columns.Take(width).ToList();
        var labelsRows = stub.Any(c => !c.IsSerial);
        var labeling = stub.Where(c => !c.IsSerial || !labelsRows).Select(c => c.Column).ToList();
        var counting = stub.Select(c => c.Column).Except(labeling).ToList();
        var stubColumns = stub.Select(c => c.Column).ToHashSet();
        var header = HeaderBlock.Of(sheet, section.Header, [.. columns.Select(c => c.Column)], stubColumns);
        var headings = columns.Skip(width).ToDictionary(c => c.Column, c => header.PathOver(c.Column));
        var labels = stub.ToDictionary(c => c.Column, _ => ImmutableArray.CreateBuilder<Cell>());
        var rows = StubBlock.Of(sheet, section.Body, labeling, counting, columns.Skip(width).ToDictionary(c => c.Column, c => c.IsNumeric && c.Count > 0));

        var cells = ImmutableArray.CreateBuilder<TableCell>();
        foreach (var row in section.Body)
        {
            var path = rows.PathOf(row.Index);
            foreach (var cell in row.Cells)
            {
                var column = ColumnOf(sheet, cell, headings);
                if (labels.TryGetValue(column, out var ofColumn))
                    ofColumn.Add(cell);
                else if (headings.TryGetValue(column, out var heading) && !IsAmong(path, cell))
                    cells.Add(new TableCell(cell, column, path, heading));
            }
        }

        var left = columns[0].Column;
        var right = columns[^1].Column;
        var firstLabel = labeling.Count > 0 ? labeling[0] : left;
        return new Table
        {
            Sheet = sheet,
            Title = [.. section.Title.SelectMany(r => r.Cells)],
            Header = section.Header.Count > 0 ? new CellRange(section.Header[0].Index, left, section.Header[^1].Index, right) : null,
            HeaderAgain = [.. section.HeaderAgain.SelectMany(r => r.Cells)],
            Stub = width > 0 && section.Body.Count > 0 ? new CellRange(section.Body[0].Index, firstLabel, section.Body[^1].Index, stub[^1].Column) : null,
            Notes = [.. section.Notes.SelectMany(r => r.Cells)],
            Cells = cells.DrainToImmutable(),
            ColumnHeadings = [.. columns.Skip(width).Select(c => (c.Column, headings[c.Column]))],
            StubColumns = [.. stub.Select(c => new StubColumn(c.Column, header.PathOver(c.Column), c.IsSerial && labelsRows, labels[c.Column].DrainToImmutable()))],
            Range = RangeOf(sheet, section, left, right),
        };
    }

    // A total may be merged over its place in the stub and that of its figure.
    private static int ColumnOf(Sheet sheet, Cell cell, Dictionary<int, ImmutableArray<Cell>> headings) =>
        !headings.ContainsKey(cell.Address.Column) && SheetRow.IsNumeric(cell.Content.Kind) && sheet.RangeAt(cell.Address).Right is var right && headings.ContainsKey(right)
            ? right
            : cell.Address.Column;

    private static bool IsAmong(ImmutableArray<Cell> path, Cell cell)
    {
        foreach (var label in path)
        {
            if (ReferenceEquals(label, cell))
                return true;
        }

        return false;
    }

    private static CellRange RangeOf(Sheet sheet, Section section, int left, int right)
    {
        var rows = section.Header.Concat(section.Body).ToList();
        var range = new CellRange(rows[0].Index, left, rows[^1].Index, right);
        foreach (var cell in section.Title.Concat(section.Notes).SelectMany(r => r.Cells))
            range = range.Union(sheet.RangeAt(cell.Address));
        return range;
    }
}
