using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Points beside the indicators.</summary>
/// <param name="Area">Code of the area.</param>
/// <param name="Period">For which period.</param>
/// <param name="Points">Added to the total; a deduction is negative.</param>
/// <param name="Reason">For what, in people's words.</param>
public sealed record ScoreAdjustment(string Area, TimePeriod Period, decimal Points, string Reason);
