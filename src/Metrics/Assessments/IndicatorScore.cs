using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>What an indicator gives an area.</summary>
/// <param name="Value">What is scored; null for none.</param>
/// <param name="Satisfactory">满意值; null where nobody in the group has a value to take it from.</param>
/// <param name="Lowest">不允许值; null likewise.</param>
/// <param name="Score">Of 100; null where the indicator is left out, or withholds the total.</param>
/// <param name="Points">What it adds to the total: the score by its weight in all that are counted; null where there is no score.</param>
public sealed record IndicatorScore(
    AssessedIndicator Indicator, AssessedValue? Value, ScoreBound? Satisfactory, ScoreBound? Lowest, decimal? Score, decimal? Points, ScoreOutcome Outcome);
