using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Reads the labels of a table's rows from above, those in columns of the body that sort the rows among them, and then what the rows say once they are seen together.
/// </summary>
internal sealed class RowReader
{
    private readonly Table _table;
    private readonly TableContext _context;
    private readonly LabelReader _labels;
    private readonly NamesTogether _names;
    private readonly ColumnMeanings _columns;
    private readonly OrderedDictionary<int, RowMeaning> _rows = [];

    // What each row hears from those above it.
    private readonly AxisReader _axes;
    private readonly PartsBelow _parts;
    private readonly RowAbove _above;
    private readonly StretchesOfATotal _stretches = new();
    private readonly UnitsDown _units;
    private readonly Dictionary<int, Cell> _qualifiersAbove = [];
    private readonly Dictionary<RowSpeech, Dictionary<(int Column, string? Typed), FigureMeaning>> _alike = [];
    private CarriedYear? _carried;

    private RowReader(Table table, TableContext context, ColumnMeanings columns, LabelReader labels)
    {
        _table = table;
        _context = context;
        _labels = labels;
        _names = new NamesTogether(labels);
        _columns = columns;
        _axes = new AxisReader(labels, new DateLabels(ColumnsOfLabels()), new EarlierPeriod(table));
        _parts = new PartsBelow(labels);
        _above = new RowAbove(labels, columns.Columns.Values.Any(c => c.Indicator is not null));
        _units = new UnitsDown(table, columns);
    }

    /// <summary>What each row says, by row of the sheet, from above.</summary>
    public static OrderedDictionary<int, RowMeaning> Read(Table table, TableContext context, ColumnMeanings columns, LabelReader labels)
    {
        var reader = new RowReader(table, context, columns, labels);
        reader.ReadRows();
        new RowDoubts(reader._rows, columns, context, labels).Ask();
        reader.UnitsOfParts();
        return reader._rows;
    }

    private void ReadRows()
    {
        // The cells come row by row.
        for (int start = 0, end; start < _table.Cells.Length; start = end)
        {
            var row = _table.Cells[start].Cell.Address.Row;
            for (end = start + 1; end < _table.Cells.Length && _table.Cells[end].Cell.Address.Row == row;)
                end++;
            _rows[row] = ReadRow(row, _table.Cells.AsSpan()[start..end]);
        }
    }

    private RowMeaning ReadRow(int row, ReadOnlySpan<TableCell> cells)
    {
        var path = _parts.Complete(_above.Clear(cells[0].RowLabels));
        var qualifiers = QualifiersAmong(cells);
        var meaning = InTheTitlesWords(_axes.Read([.. qualifiers, .. path], label => HeadingOf(label, path)), path);
        meaning = _above.Complete(CarriedYear.Complete(meaning, _context, ref _carried), path);
        meaning = _units.Complete(_stretches.Next(meaning), row);
        meaning = UnderItsHeadings(WithNameUnderTexts(meaning, path), path);
        var piece = meaning.Innermost is { } innermost && _labels.Read(innermost.Text) is { IsPieceOfAName: true } said ? said.Core : null;
        var alike = RowSpeech.Of(meaning, piece) is { } speech ? _alike.GetValueOrDefault(speech) ?? (_alike[speech] = []) : null;
        return new RowMeaning(meaning, alike, qualifiers.IsEmpty ? path : [.. path.Concat(qualifiers).OrderBy(l => l.Address.Column)], piece is not null);
    }

    // 指标（万元） over the labels gives the unit of all rows that name no other, and so it is with the stretch of 2025年1-9月 there.
    private AxisMeaning UnderItsHeadings(AxisMeaning row, ImmutableArray<Cell> path)
    {
        var innermost = path.Length > 0 ? path[^1] : null;
        var corner = path.Select(label => HeadingOf(label, path)).FirstOrDefault(h => h is { HeadsNames: true });
        return row with
        {
            Innermost = innermost,
            Units = row.Units ?? (innermost is not null ? HeadingOf(innermost, path)?.Units : null),
            Period = corner is null ? row.Period : row.Period.Within(corner.Period),
            PeriodLabel = row.PeriodLabel ?? corner?.PeriodLabel,
        };
    }

    // 制造业 under 行业, where nothing else says what the row is of, names something that nobody knows: the figures are not of all.
    private AxisMeaning WithNameUnderTexts(AxisMeaning row, ImmutableArray<Cell> path) =>
        row is { Indicator: null, Area: null, Item: null, Measure: null, IsTotal: false, IsIgnored: false, Period.IsDated: false, Problems.IsEmpty: true } && path.Length > 0 && path.All(l => HeadingOf(l, path) is { Attribute: not null } or { IsIgnored: true })
        && path.LastOrDefault(l => HeadingOf(l, path)?.Attribute is not null && l.Content.Kind == CellKind.Text) is { } name
            ? _labels.Read(name.Text).IsTotal ? row with { IsTotal = true } : row with { Problems = [new LabelProblem(FindingCodes.UnknownLabel, name, [name.Text.Trim()])] }
            : row;

    // The row of 播种面积 under 粮食生产情况 is 粮食播种面积.
    private AxisMeaning InTheTitlesWords(AxisMeaning row, ImmutableArray<Cell> path) =>
        row.Item is null && _columns.Headings.Values.All(h => h.Kind is null) && path.LastOrDefault(l => !_labels.Read(l.Text).IsUnitAlone) is { } label
        && row.Indicator?.Value == _labels.Read(label.Text).Indicator && _names.UnderTitle(_context, label.Text) is { } within
            ? row.Naming(within, label)
            : row;

    // 合计 in the place of a serial number, or merged over it and the place of the label, is no number of a row: where nothing else does it stands for the label.
    private AxisMeaning? HeadingOf(Cell label, ImmutableArray<Cell> path)
    {
        var heading = _columns.Headings.GetValueOrDefault(label.Address.Column);
        return heading is { IsIgnored: true } && label.Content.Kind == CellKind.Text && path.All(l => _columns.Headings.GetValueOrDefault(l.Address.Column) is { IsIgnored: true })
            ? _table.StubColumns.Select(s => _columns.Headings[s.Column]).FirstOrDefault(h => !h.IsIgnored)
            : heading;
    }

    private ImmutableArray<Cell> QualifiersAmong(ReadOnlySpan<TableCell> row)
    {
        if (_columns.Qualifiers.Count == 0)
            return [];
        var qualifiers = ImmutableArray.CreateBuilder<Cell>();
        foreach (var cell in row)
        {
            if (_columns.Qualifiers.Contains(cell.Column))
                qualifiers.Add(Ditto.Is(cell.Cell.Text) && _qualifiersAbove.TryGetValue(cell.Column, out var said) ? said : _qualifiersAbove[cell.Column] = cell.Cell);
        }

        return qualifiers.ToImmutable();
    }

    private IEnumerable<IEnumerable<Cell>> ColumnsOfLabels() =>
        _table.StubColumns.Select(s => s.Labels.AsEnumerable())
            .Concat(_table.Cells.Where(c => _columns.Qualifiers.Contains(c.Cell.Address.Column)).GroupBy(c => c.Cell.Address.Column, c => c.Cell));

    // 第一产业 below 地区生产总值（亿元） is counted as that is, where nothing else says how.
    private void UnitsOfParts()
    {
        if (_context.Title.Units is not null || _context.UnknownUnit is not null)
            return;
        AxisMeaning? whole = null;
        for (var i = 0; i < _rows.Count; i++)
        {
            if (_rows.GetAt(i).Value is not { Labels: { Indicator.Value: var indicator } said } row)
                continue;
            if (whole is not { Indicator: { } divided, Units: { } units } || !divided.Value.Parts.Contains(indicator.Code))
                whole = said.Measure is null or { Value.Measure: Measure.Level } ? said : null;
            else if (said is { Units: null, LacksUnit: false } && units.Value.Any(u => u.Quantity == indicator.Unit.Quantity))
                _rows.SetAt(i, row.Saying(said with { Units = units }));
        }
    }
}
