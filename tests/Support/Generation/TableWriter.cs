using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>Writes a table's plan onto a sheet, and notes what each of its cells means.</summary>
internal sealed class TableWriter(SheetBuilder sheet, TablePlan table, int left)
{
    private readonly List<Observation> _observations = [];
    private readonly List<ItemText> _texts = [];
    private readonly List<(LabelRole Role, string Text, Origin Origin, ColumnPlan[] Columns, RowPlan? Row)> _labels = [];
    private readonly Dictionary<(RowPlan, ColumnPlan), Origin> _places = [];

    private int Width => table.Columns.Count;

    /// <summary>Writes it from a row on; gives the row after its last.</summary>
    public int Write(int top)
    {
        var row = WriteLines(table.LinesAbove, top);
        if (table.HasTitle)
        {
            var text = (table.PeriodPlace == PeriodPlace.Title ? table.PeriodText : "") + table.Subject;
            if (table.PeriodPlace == PeriodPlace.Title)
                _labels.Add((LabelRole.Title, text, OriginOf(row, table.IsTitleMerged || table.TitlePlace == LinePlace.Left ? 0 : Width / 2), [.. table.FigureColumns], null));
            row = WriteLines([new LinePlan(text, table.TitlePlace, table.IsTitleMerged)], row);
        }

        row = WriteLines(table.LinesBelowTitle, row) + (table.HasTitle ? table.GapBelowTitle : 0);
        row = WriteHeader(row);
        foreach (var under in table.RowsUnderHeader)
        {
            for (var i = 0; i < Width; i++)
            {
                if (under(table.Columns[i]) is { } text)
                    Put(row, i, text.StartsWith('=') ? int.Parse(text.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture) : text);
            }

            row++;
        }

        foreach (var planned in table.Rows)
            row = WriteRow(planned, row) + (table.BlankAfter.Contains(planned) ? 1 : 0);
        return WriteLines(table.Notes, row);
    }

    /// <summary>What the cells written so far mean.</summary>
    public (IReadOnlyList<Observation> Observations, IReadOnlyList<ItemText> Texts) Truth => (_observations, _texts);

    /// <summary>The labels written so far, with the figures that depend on them.</summary>
    public IEnumerable<Label> Labels => _labels.Select(l => new Label(
        l.Role,
        l.Text,
        l.Origin,
        [.. _places.Where(p => l.Columns.Contains(p.Key.Item2) && (l.Row is null || l.Row == p.Key.Item1)).Select(p => p.Value)]));

    private int WriteLines(IEnumerable<LinePlan> lines, int row)
    {
        var taken = new HashSet<int>();
        var isFirst = true;
        foreach (var line in lines)
        {
            var column = line.Place switch { LinePlace.Middle => Width / 2, LinePlace.Right => Width - 1, _ => 0 };
            if (!isFirst && (!line.IsBesidePrevious || taken.Any(t => Math.Abs(t - column) < 1)))
            {
                row++;
                taken.Clear();
            }

            isFirst = false;
            taken.Add(column);
            column = line.IsMerged ? 0 : column;
            Put(row, column, line.Text);
            if (line.NamesUnits)
                _labels.Add((LabelRole.Units, line.Text, OriginOf(row, column), [.. table.FigureColumns], null));
            if (line.IsMerged && Width > 1)
                Merge(row, 0, row, Width - 1);
        }

        return isFirst ? row : row + 1;
    }

    private int WriteHeader(int top)
    {
        var depth = table.Columns.Max(c => c.Path.Count);
        for (var column = 0; column < Width; column++)
        {
            var path = table.Columns[column].Path;
            for (var level = 0; level < path.Count; level++)
            {
                var isContinued = column > 0 && IsShared(column - 1, column, level);
                if (isContinued && table.Headings == HeadingStyle.Marked)
                    Put(top + level, column, "$$");
                if (isContinued && table.Headings != HeadingStyle.Repeated)
                    continue;
                if (path[level].Text.Length > 0)
                {
                    var place = table.Headings == HeadingStyle.MiddleCell ? column + (Enumerable.Range(column, Width - column).TakeWhile(c => IsShared(column, c, level)).Count() / 2) : column;
                    Put(top + level, place, path[level].Text);
                    _labels.Add((LabelRole.Heading, path[level].Text, OriginOf(top + level, place), [.. table.FigureColumns.Where(c => c.Path.Contains(path[level]))], null));
                }

                if (table.Headings != HeadingStyle.Merged)
                    continue;
                var last = column;
                while (last + 1 < Width && IsShared(column, last + 1, level))
                    last++;
                var bottom = level == path.Count - 1 ? depth - 1 : level;
                if (last > column || bottom > level)
                    Merge(top + level, column, top + bottom, last);
            }
        }

        return top + depth;
    }

    private bool IsShared(int one, int other, int level)
    {
        var (a, b) = (table.Columns[one].Path, table.Columns[other].Path);
        return level < a.Count && level < b.Count && ReferenceEquals(a[level], b[level]);
    }

    private int WriteRow(RowPlan planned, int row)
    {
        for (var column = 0; column < Width; column++)
        {
            var plan = table.Columns[column];
            if (!planned.Cells.TryGetValue(plan, out var cell))
                continue;
            if (cell.ContinuesAbove)
                continue;
            if (plan.Role == ColumnRole.Label && table.Headings == HeadingStyle.Merged && Continued(planned, plan) is > 0 and var rows)
                Merge(row, column, row + rows, column);
            if (cell.Value is null or "")
                continue;
            Put(row, column, cell.Value);
            var address = Address(row, column);
            if (cell.Format is not null)
                sheet.Format(address, cell.Format);
            if (cell.Indent > 0)
                sheet.Indent(address, cell.Indent);
            if (cell.IsBold)
                sheet.Bold(address);
            if (plan.Role == ColumnRole.Label && cell.Value is string name && (cell.Names is not null || (planned.Says is { Area: not null, Indicator: null, Item: null } && !planned.IsTotal && plan == table.Stub)))
                _labels.Add((cell.Names is null ? LabelRole.Area : LabelRole.Indicator, name, OriginOf(row, column), [.. table.FigureColumns], planned));
            if (cell.Figure is { } figure)
            {
                _observations.Add(figure.ToObservation(table.Status, new Origin(sheet.Name, address)));
                _places.Add((planned, plan), new Origin(sheet.Name, address));
            }

            if (plan.Attribute is { } attribute && planned is { Kind: { } kind, Says.Item: { } item })
            {
                var area = planned.Says.Area ?? table.Scene.Area;
                _texts.Add(new ItemText(kind.Code, item, item, area.Code, attribute.Code, TimePeriod.OfMonth(table.Scene.Year, table.Month), (string)cell.Value, new Origin(sheet.Name, address)));
            }
        }

        return row + 1;
    }

    private int Continued(RowPlan planned, ColumnPlan column) =>
        table.Rows.SkipWhile(r => r != planned).Skip(1).TakeWhile(r => r.Cells.TryGetValue(column, out var below) && below.ContinuesAbove).Count();

    private Origin OriginOf(int row, int column) => new(sheet.Name, Address(row, column));

    private void Put(int row, int column, object value) => sheet.Cell(Address(row, column), value);

    private void Merge(int top, int first, int bottom, int last) => sheet.Merge($"{Address(top, first)}:{Address(bottom, last)}");

    private string Address(int row, int column) => new CellAddress(row, left + column).ToString();
}
