using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>A cell of a table's body with the labels that own it.</summary>
/// <param name="RowLabels">Labels of its row, from the outermost to the innermost.</param>
/// <param name="ColumnLabels">Labels of its column, from the outermost to the innermost.</param>
internal sealed record TableCell(Cell Cell, ImmutableArray<Cell> RowLabels, ImmutableArray<Cell> ColumnLabels);
