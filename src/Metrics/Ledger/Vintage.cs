using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>One submission's word on an observation. Of several the one that counts is said to be in force: see <see cref="Precedence"/>.</summary>
/// <param name="Observation">What the submission says.</param>
/// <param name="Ordinal">Its place in the submission's reading order, from 0.</param>
/// <param name="Submission">Who says it.</param>
public sealed record Vintage(Observation Observation, int Ordinal, Submission Submission)
{
    /// <summary>The word of a report that is not recorded yet, as it would stand beside the others if it were recorded now.</summary>
    /// <param name="reach">How far the report reaches: see <see cref="Submission.ReachOf"/>.</param>
    /// <param name="order">Its place in the order of what was sent; null: it is the last.</param>
    public static Vintage Arriving(Observation observation, DateOnly? reach, long? order) => new(
        observation,
        0,
        new Submission(long.MaxValue, "", "", null, default, Verdict.Accepted, "", reach, null, null, null) { Order = order ?? long.MaxValue });
}
