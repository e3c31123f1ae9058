using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What became of points that were to be written: stored, rejected, or kept because of trouble.</summary>
/// <param name="Written">How many are stored.</param>
/// <param name="Rejected">Those that the server will never take.</param>
/// <param name="Trouble">Why the rest was not dealt with; null when all were. Sending all of them again does no harm.</param>
public sealed record WriteOutcome(int Written, ImmutableArray<RejectedPoint> Rejected, InfluxTrouble? Trouble);
