using IndicatorPipeline.Ingest.Tables;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the labels of a table's rows and of its columns say.</summary>
/// <param name="rows">By row of the sheet, from above.</param>
internal sealed class TableAxes(OrderedDictionary<int, RowMeaning> rows, ColumnMeanings columns)
{
    public OrderedDictionary<int, RowMeaning> Rows => rows;

    public ColumnMeanings Columns => columns;

    /// <summary>Whether any row has a label: beside those, one without is nobody's.</summary>
    public bool RowsAreLabeled { get; } = rows.Values.Any(r => !r.Shown.IsEmpty);

    /// <summary>Whether any row or column is of an item.</summary>
    public bool ItemsAreNamed { get; } = rows.Values.Select(r => r.Labels).Concat(columns.Columns.Values).Any(a => a.Item is not null);

    /// <summary>What each row and each column says.</summary>
    public IEnumerable<AxisMeaning> All => rows.Values.Select(r => r.Labels).Concat(columns.Columns.Values);

    public RowMeaning RowOf(TableCell cell) => rows[cell.Cell.Address.Row];

    public AxisMeaning ColumnOf(TableCell cell) => columns.Columns[cell.Column];
}
