using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Assessments;

/// <summary>Three townships of one group and values that a test gives them.</summary>
internal sealed class AssessmentBench(AssessmentScheme? scheme = null)
{
    public const string Group = "农业优先型";

    public static IReadOnlyList<string> Townships { get; } = ["east", "west", "south"];

    public static IndicatorCatalog Catalog { get; } = Of();

    private readonly AssessmentScheme _scheme = scheme ?? Scheme(Scored("investment", 100));
    private readonly AssessedValues _values = new(Catalog);

    public static IndicatorCatalog Of(params AssessmentScheme[] schemes) => new()
    {
        Indicators = [Indicator("investment", Better.Higher), Indicator("jobs", Better.Higher), Indicator("petitions", Better.Lower), Indicator("reported_score", Better.Higher, "assessment")],
        Areas =
        [
            new RefArea("county", "全县", [], "county", null, null),
            .. Townships.Select(t => new RefArea(t, t + "镇", [], "township", "county", Group)),
            new RefArea("far", "远山乡", [], "township", "county", "生态功能型"),
        ],
        Derivations = [new DerivationRule("completion", "完成率", DerivationKind.Completion)],
        Assessments = schemes,
    };

    public static AssessmentScheme Scheme(params AssessedIndicator[] indicators) => new("agricultural", "农业优先型考核", Group, Freq.Quarterly)
    {
        Indicators = indicators,
        Missing = MissingValueRule.Skip,
    };

    /// <summary>Best and worst of the group, where no bound is given.</summary>
    public static AssessedIndicator Scored(
        string indicator, decimal weight, decimal? satisfactory = null, decimal? lowest = null, Better better = Better.Higher, Measure measure = Measure.Level) =>
        new(indicator, measure, weight, better) { Satisfactory = satisfactory, Lowest = lowest };

    /// <summary>Values of the townships in their order; null for none.</summary>
    public AssessmentBench With(string indicator, decimal?[] values, Measure measure = Measure.Level, int month = 6)
    {
        foreach (var (area, value) in Townships.Zip(values))
        {
            if (value is { } number)
                _values.Add(indicator, measure, area, TimePeriod.OfMonth(2025, month), new AssessedValue(number, "万元", ObsStatus.Normal, null, []));
        }

        return this;
    }

    public GroupScores Assess(GroupScores? before = null, int quarter = 2) =>
        new Assessor(_scheme, Townships, _values).Assess(TimePeriod.OfQuarter(2025, quarter), before);

    private static Indicator Indicator(string code, Better better, string domain = "economy") => new()
    {
        Code = code,
        Name = code,
        Domain = domain,
        Unit = new Unit("万元", "money", 10_000m, []),
        Frequency = Freq.Monthly,
        Accumulation = Accumulation.YearToDate,
        Better = better,
    };
}
