using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The code lists by which a catalog's own enumerations are written.</summary>
public static class CatalogCodelists
{
    public static Codelist<Better> Better { get; } = new(
        (Catalog.Better.Neutral, "neutral"),
        (Catalog.Better.Higher, "higher"),
        (Catalog.Better.Lower, "lower"));

    public static Codelist<GrowthRule> Growth { get; } = new(
        (GrowthRule.Computable, "computable"),
        (GrowthRule.ConstantPrice, "constant_price"),
        (GrowthRule.ReportedOnly, "reported_only"));

    public static Codelist<DerivationKind> Derivation { get; } = new(
        (DerivationKind.Completion, "completion"),
        (DerivationKind.Pace, "pace"),
        (DerivationKind.Gap, "gap"),
        (DerivationKind.Rank, "rank"),
        (DerivationKind.RankChange, "rank_change"),
        (DerivationKind.DaysOverdue, "days_overdue"));

    public static Codelist<PeerSet> Peers { get; } = new(
        (PeerSet.Areas, "areas"),
        (PeerSet.Items, "items"));
}
