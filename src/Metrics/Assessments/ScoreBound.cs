namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>A value that an indicator is scored by: satisfactory, or the lowest acceptable.</summary>
/// <param name="Area">Code of the area whose value it is, the best or the worst of the group; null where the scheme gives it.</param>
public sealed record ScoreBound(decimal Value, string? Area);
