using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// A table's column of units. 〃 is the unit of the row above; a blank between units may be the same or a forgotten one, and is not the catalog's.
/// </summary>
internal sealed class UnitsDown(Table table, ColumnMeanings headings)
{
    private readonly ImmutableArray<int> _columns = [.. headings.Headings.Where(h => h.Value is { Heads: HeadingKind.Units, Problems.IsEmpty: true }).Select(h => h.Key)];
    private Said<ImmutableArray<Unit>>? _above;

    /// <summary>What the next row says, with the unit of the row above where its own points there.</summary>
    public AxisMeaning Complete(AxisMeaning row, int sheetRow)
    {
        if (_columns is not [var column])
            return row;
        var cell = table.Sheet[sheetRow, column];
        if (row.Units is { } own && own.Where == cell)
            _above = own;
        if (row.Units is not null || _above is null)
            return row;
        var text = cell?.Text.Trim() ?? "";
        return Ditto.Is(text) ? row with { Units = _above } : row with { LacksUnit = text.Length == 0 };
    }
}
