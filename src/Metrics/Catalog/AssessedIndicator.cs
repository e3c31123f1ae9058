using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>An indicator that an assessment scores.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Measure">Which of its measures is scored.</param>
/// <param name="Weight">Its part of the total, of 100.</param>
/// <param name="Better">Higher or lower, never neutral.</param>
public sealed record AssessedIndicator(string Indicator, Measure Measure, decimal Weight, Better Better)
{
    /// <summary>What names it in its scheme: one indicator may be scored by several measures.</summary>
    public string Code => $"{Indicator}_{Codelists.Measure[Measure]}";

    /// <summary>满意值: what scores 100, in the unit of the measure; null for the best of the group.</summary>
    public decimal? Satisfactory { get; init; }

    /// <summary>不允许值: what scores 60, in the unit of the measure; null for the worst of the group.</summary>
    public decimal? Lowest { get; init; }

    /// <summary>What completion is measured against, in the indicator's unit; null for what the reports say of it.</summary>
    public decimal? Target { get; init; }
}
