using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A rule of derivations.yaml: what is derived, and of which series. An empty list does not narrow.</summary>
/// <param name="Name">What people see of it beside a figure.</param>
public sealed record DerivationRule(string Code, string Name, DerivationKind Derive)
{
    /// <summary>Codes of the indicators that it applies to.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Codes of the kinds whose items it applies to.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<Accumulation> Accumulations { get; init; } = [];

    /// <summary>Who is ranked; of a rank only, else null.</summary>
    public PeerRule? Peers { get; init; }

    /// <summary>What says when something is to be finished; of overdue days only, else null.</summary>
    public DeadlineRule? Deadline { get; init; }
}
