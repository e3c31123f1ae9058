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

    public static Codelist<ReleaseRule> Release { get; } = new(
        (ReleaseRule.Auto, "auto"),
        (ReleaseRule.Confirm, "confirm"));

    public static Codelist<JanuaryRule> January { get; } = new(
        (JanuaryRule.Alone, "alone"),
        (JanuaryRule.WithFebruary, "with_february"));

    public static Codelist<BoundsMeetRule> BoundsMeet { get; } = new(
        (BoundsMeetRule.Satisfactory, "satisfactory"),
        (BoundsMeetRule.Lowest, "lowest"),
        (BoundsMeetRule.Skip, "skip"));

    public static Codelist<MissingValueRule> MissingValue { get; } = new(
        (MissingValueRule.Zero, "zero"),
        (MissingValueRule.Lowest, "lowest"),
        (MissingValueRule.Skip, "skip"),
        (MissingValueRule.Withhold, "withhold"));

    public static Codelist<CheckKind> Check { get; } = new(
        (CheckKind.Bounds, "bounds"),
        (CheckKind.Required, "required"),
        (CheckKind.Parts, "parts"),
        (CheckKind.Areas, "areas"),
        (CheckKind.Items, "items"),
        (CheckKind.Cumulative, "cumulative"),
        (CheckKind.Difference, "difference"),
        (CheckKind.StockFlow, "stock_flow"),
        (CheckKind.Growth, "growth"),
        (CheckKind.LastYear, "last_year"),
        (CheckKind.Completion, "completion"),
        (CheckKind.Shares, "shares"),
        (CheckKind.RankRange, "rank_range"),
        (CheckKind.RankOrder, "rank_order"),
        (CheckKind.UnitSlip, "unit_slip"),
        (CheckKind.Digit, "digit"),
        (CheckKind.Jump, "jump"),
        (CheckKind.Copied, "copied"),
        (CheckKind.Shifted, "shifted"),
        (CheckKind.Swapped, "swapped"),
        (CheckKind.StalePeriod, "stale_period"),
        (CheckKind.Expression, "expression"),
        (CheckKind.OtherDepartment, "other_department"),
        (CheckKind.NearName, "near_name"),
        (CheckKind.GivenNoMore, "given_no_more"),
        (CheckKind.GrowthRange, "growth_range"));
}
