using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a label says of time. Everything may be unsaid.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="LastYear">The last of a range of years (2023-2025年); null for a single one.</param>
/// <param name="YearOffset">The year counted from the report's: 0 for 本年, -1 for 上年.</param>
/// <param name="Part">The stretch within the year.</param>
/// <param name="Accumulation">What stretch its figures cover, where the words say so.</param>
/// <param name="IsSamePeriod">Whether it is said to be the same period of another year (上年同期).</param>
internal sealed record PeriodPhrase(
    int? Year = null,
    int? LastYear = null,
    int? YearOffset = null,
    PeriodPart? Part = null,
    Accumulation? Accumulation = null,
    bool IsSamePeriod = false)
{
    public static PeriodPhrase Unsaid { get; } = new();

    /// <summary>Whether it says which period, not only how figures add up.</summary>
    public bool IsDated => Year is not null || YearOffset is not null || Part is not null;

    /// <summary>This phrase where it speaks, the outer one where it is silent. How the figures of another stretch add up (12月当月 over 1月) says nothing of this.</summary>
    public PeriodPhrase Within(PeriodPhrase outer) => new(
        Year ?? (YearOffset is null ? outer.Year : null),
        Year is null && YearOffset is null ? outer.LastYear : LastYear,
        YearOffset ?? (Year is null ? outer.YearOffset : null),
        outer.Part is { IsRelative: false } stretch ? (IsMonthOfTheFirstTwo(stretch) ? stretch : Part?.RelativeTo(stretch) ?? stretch) : Part ?? outer.Part,
        Accumulation ?? (IsOfAnotherStretch(outer) ? null : outer.Accumulation),
        IsSamePeriod || (Year is null && YearOffset is null && outer.IsSamePeriod));

    private bool IsOfAnotherStretch(PeriodPhrase outer) => Part is { IsRelative: false } own && outer.Part is { IsRelative: false } other && own != other;

    // 当月 beside 1-2月, which are reported as one, is not February.
    private bool IsMonthOfTheFirstTwo(PeriodPart stretch) => Part is { Form: PeriodForm.ThisMonth } && stretch is { Form: PeriodForm.Months, FromMonth: 1, ToMonth: 2 };
}
