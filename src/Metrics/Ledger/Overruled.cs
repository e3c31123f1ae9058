namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A figure in whose place another submission's is in force.</summary>
/// <param name="Given">The one that is not in force.</param>
/// <param name="InForce">The one that is.</param>
public sealed record Overruled(Vintage Given, Vintage InForce)
{
    /// <summary>Whether the two say something else.</summary>
    public bool IsContradicted => Given.Observation.Value != InForce.Observation.Value;
}
