using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What was understood of a cell of a table's body; what was not is null, never a guess. A sheet may have a million: what many share is held by them all.</summary>
/// <param name="RowLabels">What labels its row, columns of the body that sort the rows among it; from the outermost to the innermost.</param>
/// <param name="Meaning">What the labels say of it; null for what is no figure.</param>
/// <param name="Fate">What became of it, should it be a number.</param>
/// <param name="Figure">What is recorded of it; null for nothing.</param>
internal sealed record CellReading(TableCell Cell, ImmutableArray<Cell> RowLabels, FigureMeaning? Meaning, NumberFate Fate, Figure? Figure = null)
{
    /// <summary>Its number as shown (5.6 for 5.6 %); null for a text or a missing-value mark.</summary>
    public decimal? Value => Meaning is not null && IsTime(Cell.Cell) ? null : Cell.Cell.Content.Number?.Value;

    public TimePeriod? Period => Meaning?.Recorded?.Period ?? Meaning?.Span?.Natural;

    public Accumulation? Accumulation => Meaning?.Recorded?.Accumulation ?? Meaning?.Said;

    public Measure? Measure => Meaning?.Measure;

    /// <summary>The unit of the value as written.</summary>
    public string? Unit => Meaning?.Unit?.Name;

    public Observation? Observation => Figure?.Observation;

    /// <summary>13.5 typed with a colon is a time of the day.</summary>
    public static bool IsTime(Cell cell) => cell.Value is CellValue.Number && cell.Text.Contains(':', StringComparison.Ordinal);
}
