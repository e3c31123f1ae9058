using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>An observation with what its cell shows.</summary>
/// <param name="Shown">The cell's text.</param>
/// <param name="Tolerance">Half a unit of the last digit shown, in the unit of the observation.</param>
/// <param name="Said">The unit in which the sheet says that the cell is counted; the observation is in the indicator's.</param>
/// <param name="ItemCell">The cell that names the item, in A1 form; null where there is none.</param>
public sealed record Figure(Observation Observation, string Shown, decimal Tolerance, Unit Said, string? ItemCell = null);
