using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What was understood of a cell of a table's body; what was not is null, never a guess.</summary>
/// <param name="Value">Its number as shown (5.6 for 5.6 %); null for a text or a missing-value mark.</param>
/// <param name="Tolerance">Half a unit of the last digit shown, in the unit of the observation.</param>
internal sealed record CellReading(
    TableCell Cell,
    decimal? Value,
    TimePeriod? Period,
    Accumulation? Accumulation,
    Measure? Measure,
    string? Unit,
    Observation? Observation,
    decimal Tolerance = 0);
