namespace IndicatorPipeline.Metrics.Observations;

/// <summary>The code lists of an observation's dimensions and attributes.</summary>
public static class Codelists
{
    public static Codelist<Freq> Freq { get; } = new(
        (Observations.Freq.Annual, "A"),
        (Observations.Freq.HalfYearly, "S"),
        (Observations.Freq.Quarterly, "Q"),
        (Observations.Freq.Monthly, "M"),
        (Observations.Freq.Weekly, "W"),
        (Observations.Freq.Daily, "D"));

    public static Codelist<Accumulation> Accumulation { get; } = new(
        (Observations.Accumulation.Period, "period"),
        (Observations.Accumulation.YearToDate, "ytd"),
        (Observations.Accumulation.Stock, "stock"));

    public static Codelist<Measure> Measure { get; } = new(
        (Observations.Measure.Level, "level"),
        (Observations.Measure.Yoy, "yoy"),
        (Observations.Measure.YoyDiff, "yoy_diff"),
        (Observations.Measure.YoyPoints, "yoy_pp"),
        (Observations.Measure.Mom, "mom"),
        (Observations.Measure.Target, "target"),
        (Observations.Measure.Completion, "completion"),
        (Observations.Measure.Share, "share"),
        (Observations.Measure.Rank, "rank"),
        (Observations.Measure.YoyRank, "yoy_rank"),
        (Observations.Measure.YoyTarget, "yoy_target"),
        (Observations.Measure.RankChange, "rank_change"),
        (Observations.Measure.Gap, "gap"),
        (Observations.Measure.Pace, "pace"),
        (Observations.Measure.DaysOverdue, "days_overdue"));

    public static Codelist<ObsStatus> ObsStatus { get; } = new(
        (Observations.ObsStatus.Normal, "A"),
        (Observations.ObsStatus.Provisional, "P"),
        (Observations.ObsStatus.Estimated, "E"),
        (Observations.ObsStatus.Break, "B"),
        (Observations.ObsStatus.Missing, "M"));

    public static Codelist<MissingReason> MissingReason { get; } = new(
        (Observations.MissingReason.NotAvailable, "not_available"),
        (Observations.MissingReason.NotApplicable, "not_applicable"),
        (Observations.MissingReason.BelowHalfUnit, "below_half_unit"));

    public static Codelist<Basis> Basis { get; } = new(
        (Observations.Basis.Own, "own"),
        (Observations.Basis.Comparable, "comparable"));
}
