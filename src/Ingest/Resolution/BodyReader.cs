using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Gives the cells of a table's body their meaning by the labels of their row and column: figures, texts about items, labels, or what is ignored or asked about.</summary>
internal sealed class BodyReader(
    Table table, TableContext context, LabelReader labels, TableAxes axes, FigureReader figures, FigureRecorder recorder, ItemTexts texts, TableFindings findings)
{
    private readonly Lazy<HashSet<int>> _rowsOfFigures =
        new(() => [.. table.Cells.Where(c => c.Cell.Content.Number is not null && !axes.Columns.Qualifiers.Contains(c.Column)).Select(c => c.Cell.Address.Row)]);

    private RowMeaning? _toldOf;

    public ImmutableArray<CellReading> Read()
    {
        var cells = ImmutableArray.CreateBuilder<CellReading>(table.Cells.Length);
        foreach (var cell in table.Cells)
            cells.Add(Read(cell, axes.RowOf(cell), axes.ColumnOf(cell)));
        return cells.MoveToImmutable();
    }

    private CellReading Read(TableCell cell, RowMeaning row, AxisMeaning column)
    {
        if (column.Attribute is { } attribute && column.Indicator is null)
            return Plain(cell, row, texts.TryTake(row.Labels, attribute.Value, cell.Cell) ? NumberFate.Text : row.Labels.IsIgnored ? NumberFate.Ignored : NumberFate.Unaccounted);
        // 乡镇 beside 6 is a row of headings that looks like figures.
        if (row.Labels is { Heads: HeadingKind.Areas or HeadingKind.Units or HeadingKind.Periods, SaysNothing: true, Problems.IsEmpty: true } && column.Indicator is null && cell.Cell.Content.Kind == CellKind.Number)
        {
            findings.Tell(FindingCodes.UnaccountedNumber, cell.Cell, [cell.Cell.Text.Trim()]);
            return Plain(cell, row, NumberFate.Asked);
        }

        if (axes.Columns.Qualifiers.Contains(cell.Column))
            return ReadQualifier(cell, row, column);
        if ((column.IsIgnored && column.Indicator is null) || (row.Labels.IsIgnored && row.Labels.Indicator is null))
            return Plain(cell, row, NumberFate.Ignored);
        // Beside rows that have labels, a row without one is nobody's.
        return axes.RowsAreLabeled && row.Shown.IsEmpty && cell.Cell.Content.Number is not null ? Plain(cell, row, NumberFate.Unaccounted) : ReadFigure(cell, row, column);
    }

    private CellReading ReadQualifier(TableCell cell, RowMeaning row, AxisMeaning column)
    {
        // 约5200 is no name for a row of an indicator that has no figure else.
        if (cell.Cell.Content.Kind == CellKind.Text && (row.Labels.Indicator ?? context.Title.Indicator) is not null && !_rowsOfFigures.Value.Contains(cell.Cell.Address.Row) && NumberText.IsFigureInWords(cell.Cell.Text))
        {
            findings.TellNoNumber(cell.Cell);
            return Plain(cell, row, NumberFate.Asked);
        }

        return Plain(cell, row, labels.Read(AxisReader.TextOf(cell.Cell, column)).IsUnderstood ? NumberFate.Label : NumberFate.Unaccounted);
    }

    private static CellReading Plain(TableCell cell, RowMeaning row, NumberFate fate) =>
        new(cell, row.Shown, null, fate);

    private CellReading ReadFigure(TableCell cell, RowMeaning row, AxisMeaning column)
    {
        var number = CellReading.IsTime(cell.Cell) ? null : cell.Cell.Content.Number;
        var meaning = row.Alike is null ? figures.Read(cell, row.Labels, column, number?.Unit) : ReadAlike(cell, row.Labels, column, number?.Unit, row.Alike);
        if (row.Alike is not null && !ReferenceEquals(_toldOf, row))
        {
            _toldOf = row;
            foreach (var problem in row.Labels.Problems)
                findings.Tell(problem, cell.Cell);
        }

        foreach (var (problem, onlyOfNumbers) in meaning.Problems)
        {
            if (problem.Code == FindingCodes.NoPeriod)
                findings.TellNoPeriod(table);
            else if (number is not null || !onlyOfNumbers)
                findings.Tell(problem, cell.Cell);
        }

        if (meaning.Indicator is not null && row.Labels.Problems.IsEmpty && column.Problems.IsEmpty && number is null)
            findings.TellNoNumber(cell.Cell);
        // 增长12 under 完成额 is no amount of 12.
        // 回落0.5 says by how many points a growth is less than before, and is none itself.
        var isChangeOfAnAmount = number is { SaysChange: true, SaysSlowing: var slows } && meaning.Recorded is { } said && (!MeasureUnits.IsChange(said.Measure) || (slows && said.Measure is (Measure.Yoy or Measure.Mom)));
        if (isChangeOfAnAmount)
            findings.TellNoNumber(cell.Cell);
        var figure = number is { } shown && meaning.Recorded is { } series && !isChangeOfAnAmount && !IsOfSeveralRows(cell) ? recorder.Record(cell.Cell, shown, series, row.Labels, column) : null;
        return new CellReading(cell, row.Shown, meaning, figure is null ? NumberFate.Asked : NumberFate.Recorded, figure);
    }

    // What is wrong with this row's labels alone is told of it, as what is wrong with theirs is of the others; what is wrong with them and the column
    // together is not known of the others.
    private FigureMeaning ReadAlike(TableCell cell, AxisMeaning row, AxisMeaning column, string? typed, Dictionary<(int Column, string? Typed), FigureMeaning> read)
    {
        if (read.TryGetValue((cell.Column, typed), out var alike))
            return alike;
        alike = figures.Read(cell, row, column, typed).Without(row.Problems);
        if (alike.Problems.All(p => p.Problem.Label?.Address.Row != cell.Cell.Address.Row))
            read.Add((cell.Column, typed), alike);
        return alike;
    }

    // One figure merged over rows that have labels of their own, or over columns that have, is the figure of which?
    private bool IsOfSeveralRows(TableCell cell)
    {
        var range = table.Sheet.RangeAt(cell.Cell.Address);
        return range.First != range.Last && IsOfSeveralRows(cell, range);
    }

    private bool IsOfSeveralRows(TableCell cell, CellRange range)
    {
        var isOfSeveralColumns = range.Columns > 1 && cell.Cell.Content.Number?.Value is not null
            && axes.Columns.Columns.Where(c => c.Key >= range.Left && c.Key <= range.Right).Select(c => c.Value.Innermost).OfType<Cell>().Distinct().Count() > 1;
        if (!isOfSeveralColumns && (range.Rows == 1 || !table.StubColumns.Any(s => Enumerable.Range(range.Top + 1, range.Rows - 1).Any(row => table.Sheet[row, s.Column]?.Address.Row > range.Top))))
            return false;
        findings.Tell(FindingCodes.FigureOfSeveralRows, cell.Cell, [cell.Cell.Text.Trim(), range.ToString()]);
        return true;
    }
}
