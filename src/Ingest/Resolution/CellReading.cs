using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What was understood of a cell of a table's body; what was not is null, never a guess.</summary>
/// <param name="RowLabels">What labels its row, columns of the body that sort the rows among it; from the outermost to the innermost.</param>
/// <param name="Value">Its number as shown (5.6 for 5.6 %); null for a text or a missing-value mark.</param>
/// <param name="Unit">The unit of the value as written.</param>
/// <param name="Fate">What became of it, should it be a number.</param>
/// <param name="Tolerance">Half a unit of the last digit shown, in the unit of the observation.</param>
/// <param name="ItemCell">The cell that names the item, in A1 form; null where there is none.</param>
internal sealed record CellReading(
    TableCell Cell,
    ImmutableArray<Cell> RowLabels,
    decimal? Value,
    TimePeriod? Period,
    Accumulation? Accumulation,
    Measure? Measure,
    string? Unit,
    NumberFate Fate,
    Observation? Observation = null,
    decimal Tolerance = 0,
    string? ItemCell = null);
