using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>An observation with what its cell shows.</summary>
/// <param name="Shown">The cell's text.</param>
/// <param name="Tolerance">Half a unit of the last digit shown, in the unit of the observation.</param>
public sealed record Figure(Observation Observation, string Shown, decimal Tolerance);
