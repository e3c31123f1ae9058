using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>A cell of a table's body with the labels that own it.</summary>
/// <param name="Column">The column that it stands under: its own, or that of the figures where a total is merged from the stub over it.</param>
/// <param name="RowLabels">Labels of its row, from the outermost to the innermost.</param>
/// <param name="ColumnLabels">Labels of its column, from the outermost to the innermost.</param>
internal sealed record TableCell(Cell Cell, int Column, ImmutableArray<Cell> RowLabels, ImmutableArray<Cell> ColumnLabels);
