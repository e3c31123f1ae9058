using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>Series in the form that was asked for.</summary>
/// <param name="Figures">Ordered by indicator, area, item, frequency, accumulation, measure and period.</param>
/// <param name="Obstacles">Of which series something could not be computed, and why.</param>
public sealed record Transformed(IReadOnlyList<TransformedFigure> Figures, IReadOnlyList<(SeriesGroup Group, Obstacle Obstacle)> Obstacles);
