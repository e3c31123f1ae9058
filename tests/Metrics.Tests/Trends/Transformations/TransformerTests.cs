using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends.Transformations;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Trends.Transformations;

public sealed class TransformerTests
{
    private const Accumulation Alone = Accumulation.Period;

    private static readonly Submission Report = new(
        1, "00", "报表.xlsx", "stats", SomeReport.ReceivedAt, Verdict.Accepted, "catalog-1", null, null, null, null);

    private static readonly Unit TenThousand = new("万元", "money", 10_000m, []);

    private static readonly IndicatorCatalog Catalog = new()
    {
        Indicators =
        [
            Of("sales") with { Parts = ["shops"] },
            Of("shops"),
            Of("gdp") with { Growth = GrowthRule.ConstantPrice },
            Of("reported") with { Growth = GrowthRule.ReportedOnly },
            Of("rate") with { Unit = Unit.Percent },
        ],
        Units = [.. Unit.BuiltIn, TenThousand, new Unit("亿元", "money", 100_000_000m, [])],
        Areas = [new RefArea("county", "全县", [], "county", null, null), new RefArea("east", "东川镇", [], "township", "county", null)],
    };

    private readonly List<Vintage> _figures = [];

    [Fact]
    public void YearOnYear_IsComputedAndLeadsToBothCells()
    {
        With(100m, "2024-M06", cell: "B2").With(112.5m, "2025-M06", ObsStatus.Provisional, cell: "C2");
        var value = Figures(Transform.Yoy).Should().ContainSingle().Subject.Value;
        (value.Value, value.Unit, value.Rule, value.Status).Should().Be((12.5m, "%", "yoy", ObsStatus.Provisional));
        value.Inputs.Select(i => i.Observation.Origin.Cell).Should().Equal("C2", "B2");
    }

    [Fact]
    public void ReportedGrowth_GoesBeforeComputedGrowth()
    {
        With(100m, "2024-M06").With(112.5m, "2025-M06").With(11.9m, "2025-M06", measure: Measure.Yoy);
        var value = Figures(Transform.Yoy).Should().ContainSingle().Subject.Value;
        (value.Value, value.Rule).Should().Be((11.9m, null));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-4")]
    public void BaseNotAboveZero_GivesNoGrowth(string before)
    {
        With(decimal.Parse(before, System.Globalization.CultureInfo.InvariantCulture), "2024-M06").With(5m, "2025-M06");
        Values(Transform.Yoy).Should().BeEmpty();
        Values(Transform.YoyDiff).Should().HaveCount(1);
    }

    [Fact]
    public void NegativeLevelOnAPositiveBase_IsAFallOfMoreThanAll() =>
        With(4m, "2024-M06").With(-1m, "2025-M06").Values(Transform.Yoy).Should().Equal(("2025-M06", -125m));

    [Fact]
    public void ComparableBase_CountsLikeAnyInForce()
    {
        With(80m, "2024-M06", basis: Basis.Comparable).With(100m, "2025-M06").Values(Transform.Yoy).Should().Equal(("2025-M06", 25m));
    }

    [Theory]
    [InlineData("gdp", Obstacle.ConstantPrice)]
    [InlineData("reported", Obstacle.ReportedOnly)]
    [InlineData("rate", Obstacle.Percentage)]
    [InlineData("forgotten", Obstacle.UnknownIndicator)]
    public void LevelsThatGiveNoGrowth_GiveNoneAndSayWhy(string indicator, Obstacle obstacle)
    {
        With(100m, "2024-M06", indicator: indicator).With(110m, "2025-M06", indicator: indicator);
        foreach (var step in new[] { Transform.Yoy, Transform.Index, Transform.Contribution })
        {
            var transformed = Apply(new TransformRequest { Steps = [step], Base = Period("2024-M06") });
            transformed.Figures.Should().BeEmpty();
            transformed.Obstacles.Select(o => o.Obstacle).Should().Equal(obstacle);
        }
    }

    [Fact]
    public void ReportedGrowthAtConstantPrices_IsListed()
    {
        With(100m, "2024-Q2", indicator: "gdp").With(110m, "2025-Q2", indicator: "gdp").With(5.5m, "2025-Q2", measure: Measure.Yoy, indicator: "gdp");
        Values(Transform.Yoy).Should().Equal(("2025-Q2", 5.5m));
    }

    [Fact]
    public void DifferenceOfPercentages_IsInPoints()
    {
        With(50m, "2024-M06", indicator: "rate", unit: "%").With(52.5m, "2025-M06", indicator: "rate", unit: "%");
        var figure = Figures(Transform.YoyDiff).Should().ContainSingle().Subject;
        (figure.Key.Measure, figure.Value.Value, figure.Value.Unit).Should().Be((Measure.YoyPoints, 2.5m, "个百分点"));
    }

    [Fact]
    public void MonthsOutOfCumulatives_HaveNoJanuaryAndFebruaryOfTheirOwnWhereTheyAreReportedTogether() =>
        With(20m, "2025-M02").With(35m, "2025-M03").With(45m, "2025-M04").Values(Transform.Period)
            .Should().Equal(("2025-M03", 15m), ("2025-M04", 10m));

    [Fact]
    public void JanuaryThatIsReported_IsItsOwnCumulative() =>
        With(9m, "2025-M01").With(20m, "2025-M02").Values(Transform.Period).Should().Equal(("2025-M01", 9m), ("2025-M02", 11m));

    [Fact]
    public void MissingMonth_LeavesItselfAndTheNextOneOpen() =>
        With(60m, "2025-M06").With(80m, "2025-M08").With(null, "2025-M07").With(95m, "2025-M09").Values(Transform.Period)
            .Should().Equal(("2025-M09", 15m));

    [Fact]
    public void ReportedMonth_GoesBeforeTheDifference() =>
        With(60m, "2025-M06").With(72m, "2025-M07").With(12.1m, "2025-M07", accumulation: Alone).Values(Transform.Period).Should().Equal(("2025-M07", 12.1m));

    [Fact]
    public void CumulativesOutOfMonths_GoOnFromTheReportOnJanuaryAndFebruary()
    {
        With(20m, "2025-M02").With(15m, "2025-M03", accumulation: Alone).With(10m, "2025-M04", accumulation: Alone).With(7m, "2025-M06", accumulation: Alone);
        Values(Transform.YearToDate).Should().Equal(("2025-M02", 20m), ("2025-M03", 35m), ("2025-M04", 45m));
        Figures(Transform.YearToDate)[^1].Value.Inputs.Should().HaveCount(3);
    }

    [Fact]
    public void GrowthOverTheMonthBefore_TakesCumulativesApartFirst()
    {
        // March 15 and April 12 alone; the cumulative itself has not grown by 34 %.
        With(20m, "2025-M02").With(35m, "2025-M03").With(47m, "2025-M04");
        var figure = Figures(Transform.Mom).Should().ContainSingle().Subject;
        (figure.Period.ToString(), figure.Value.Value, figure.Value.Rule, figure.Key.Accumulation).Should().Be(("2025-M04", -20m, "period+mom", Alone));
        Values(Transform.Change).Should().Equal(("2025-M04", -3m));
    }

    [Fact]
    public void CumulativeGrowths_GiveNoGrowthOfTheMonth() =>
        With(5m, "2025-M05", measure: Measure.Yoy).With(6m, "2025-M06", measure: Measure.Yoy).Values(Transform.Period, Transform.Yoy).Should().BeEmpty();

    [Fact]
    public void GrowthOfMonthsTakenOutOfCumulatives_FollowsFromTheirLevels()
    {
        With(50m, "2024-M05").With(60m, "2024-M06").With(60m, "2025-M05").With(72m, "2025-M06");
        With(20m, "2025-M06", measure: Measure.Yoy);
        var figure = Figures(Transform.Period, Transform.Yoy).Should().ContainSingle().Subject;
        (figure.Period.ToString(), figure.Value.Value, figure.Value.Rule).Should().Be(("2025-M06", 20m, "period+yoy"));
        figure.Value.Inputs.Should().HaveCount(4);
    }

    [Fact]
    public void StockOverThePeriodBefore_IsComparedAsItStands() =>
        With(200m, "2024-M12", accumulation: Accumulation.Stock).With(210m, "2025-M01", accumulation: Accumulation.Stock)
            .Values(Transform.Mom).Should().Equal(("2025-M01", 5m));

    [Fact]
    public void Index_HasItsBaseAtOneHundred_ALongerBaseIsAnAverage()
    {
        With(40m, "2024-Q1", accumulation: Alone).With(60m, "2024-Q2", accumulation: Alone).With(50m, "2024-Q3", accumulation: Alone)
            .With(50m, "2024-Q4", accumulation: Alone).With(75m, "2025-Q1", accumulation: Alone);
        Index("2024-Q2")[^1].Value.Value.Should().Be(125m);
        var byYear = Index("2024");
        byYear.Select(f => f.Value.Value).Should().Equal(80m, 120m, 100m, 100m, 150m);
        byYear[0].Value.Unit.Should().Be("2024=100");
    }

    [Fact]
    public void IndexWithoutAPositiveBase_IsNoneAndSaysSo()
    {
        With(0m, "2024-M06").With(10m, "2025-M06");
        foreach (var basePeriod in new[] { "2024-M06", "2023-M06", "2024-06-30" })
        {
            var transformed = Apply(new TransformRequest { Steps = [Transform.Index], Base = Period(basePeriod) });
            transformed.Figures.Should().BeEmpty();
            transformed.Obstacles.Select(o => o.Obstacle).Should().Equal(Obstacle.NoBase);
        }
    }

    [Fact]
    public void Share_IsOfTheIndicatorAboveElseOfTheAreaAbove()
    {
        With(30m, "2025-M06", indicator: "shops").With(120m, "2025-M06").With(6m, "2025-M06", area: "east", indicator: "shops");
        Figures(Transform.Share).Select(f => (f.Key.Indicator, f.Key.Area, f.Value.Value, f.Value.Unit)).Should().Equal(("shops", "county", 25m, "%"));
        Apply(new TransformRequest { Steps = [Transform.Share], Whole = Whole.Area }).Figures.Select(f => (f.Key.Area, f.Value.Value)).Should().Equal(("east", 20m));
    }

    [Fact]
    public void PartInAnotherUnit_IsConverted()
    {
        With(1_000_000m, "2024-M06").With(0.4m, "2024-M06", indicator: "shops", unit: "亿元").With(1_200_000m, "2025-M06").With(0.45m, "2025-M06", indicator: "shops", unit: "亿元");
        Figures(Transform.Share).Select(f => f.Value.Value).Should().Equal(0.4m, 0.375m);
        Figures(Transform.Contribution).Select(f => f.Value.Value).Should().Equal(0.05m);
    }

    [Fact]
    public void Contributions_AddUpToTheGrowthOfTheTotal()
    {
        With(100m, "2024-M06").With(40m, "2024-M06", indicator: "shops").With(110m, "2025-M06").With(46m, "2025-M06", indicator: "shops");
        var figure = Figures(Transform.Contribution).Should().ContainSingle().Subject;
        (figure.Key.Indicator, figure.Value.Value, figure.Value.Unit).Should().Be(("shops", 6m, "个百分点"));
    }

    [Fact]
    public void SumAndAverage_NeedEveryMonth_TheEndOnlyTheLastOne()
    {
        foreach (var (month, value) in new[] { ("2025-M01", 1m), ("2025-M02", 2m), ("2025-M03", 6m), ("2025-M05", 5m), ("2025-M06", 7m) })
            With(value, month, accumulation: Alone);
        Longer(Freq.Quarterly, Aggregation.Sum).Should().Equal(("2025-Q1", 9m));
        Longer(Freq.Quarterly, Aggregation.Average).Should().Equal(("2025-Q1", 3m));
        Longer(Freq.Quarterly, Aggregation.EndOfPeriod).Should().Equal(("2025-Q1", 6m), ("2025-Q2", 7m));
        Longer(Freq.Quarterly, null).Should().Equal(("2025-Q1", 9m));
    }

    [Fact]
    public void CumulativeInLongerPeriods_IsItsLastAndHasNoSum()
    {
        With(20m, "2025-M02").With(35m, "2025-M03").With(90m, "2025-M12").With(3m, "2025-M12", measure: Measure.Yoy);
        Longer(Freq.Annual, null).Should().Equal(("2025", 90m));
        Apply(new TransformRequest { Freq = Freq.Annual, Steps = [Transform.Yoy] }).Figures.Should().ContainSingle().Which.Value.Value.Should().Be(3m);
        var sum = Apply(new TransformRequest { Freq = Freq.Annual, Aggregation = Aggregation.Sum });
        sum.Figures.Should().BeEmpty();
        sum.Obstacles.Should().ContainSingle().Which.Obstacle.Should().Be(Obstacle.NotAdditive);
    }

    [Fact]
    public void GrowthOverTheMonthBefore_IsNoneOverTheQuarterBefore()
    {
        With(4m, "2025-M06", accumulation: Accumulation.Stock, measure: Measure.Mom).With(3m, "2025-M06", accumulation: Accumulation.Stock, measure: Measure.Yoy);
        Apply(new TransformRequest { Freq = Freq.Quarterly, Steps = [Transform.Mom] }).Figures.Should().BeEmpty();
        Apply(new TransformRequest { Freq = Freq.Quarterly, Steps = [Transform.Yoy] }).Figures.Should().ContainSingle().Which.Value.Value.Should().Be(3m);
    }

    [Fact]
    public void GrowthOverTheMonthBeforeBesideACumulative_IsOfTheMonthAlone()
    {
        With(20m, "2025-M02").With(35m, "2025-M03").With(47m, "2025-M04").With(-18.5m, "2025-M04", measure: Measure.Mom);
        var figure = Figures(Transform.Mom).Should().ContainSingle().Subject;
        (figure.Value.Value, figure.Value.Rule, figure.Key.Accumulation).Should().Be((-18.5m, null, Alone));
    }

    [Theory]
    [InlineData("sales", Measure.YoyDiff)]
    [InlineData("rate", Measure.YoyPoints)]
    public void ReportedDifference_NeedsNoLevel(string indicator, Measure measure)
    {
        With(1.5m, "2025-M06", measure: measure, indicator: indicator).Values(Transform.YoyDiff).Should().Equal(("2025-M06", 1.5m));
        Values(Transform.Change).Should().BeEmpty();
    }

    [Fact]
    public void WeeksAndLongerPeriods_AreNotMadeIntoMonths()
    {
        With(1m, "2025-W07", accumulation: Alone).With(2m, "2025-Q1", accumulation: Alone);
        var transformed = Apply(new TransformRequest { Freq = Freq.Monthly });
        transformed.Figures.Should().BeEmpty();
        transformed.Obstacles.Select(o => o.Obstacle).Should().BeEquivalentTo([Obstacle.Weekly, Obstacle.NotFiner]);
    }

    [Fact]
    public void NumberTooLargeForADecimal_IsNoValue() =>
        With(0.0000000000000000000000000001m, "2024-M06").With(decimal.MaxValue / 2, "2025-M06").Values(Transform.Yoy).Should().BeEmpty();

    private static Indicator Of(string code) => new()
    {
        Code = code,
        Name = code,
        Domain = "economy",
        Unit = TenThousand,
        Frequency = Freq.Monthly,
        Accumulation = Accumulation.YearToDate,
    };

    private static TimePeriod Period(string text) => TimePeriod.Parse(text).Value;

    private TransformerTests With(
        decimal? value,
        string period,
        ObsStatus status = ObsStatus.Normal,
        string indicator = "sales",
        string area = "county",
        Accumulation accumulation = Accumulation.YearToDate,
        Measure measure = Measure.Level,
        Basis basis = Basis.Own,
        string unit = "万元",
        string cell = "C5")
    {
        var figure = SomeReport.Figure(value, period, SomeReport.Series(indicator, area, null, accumulation, measure), status, basis, cell) with { Unit = unit };
        _figures.Add(new Vintage(figure, _figures.Count, Report));
        return this;
    }

    private Transformed Apply(TransformRequest request) => new Transformer(Catalog).Apply(_figures, request);

    private IReadOnlyList<TransformedFigure> Figures(params Transform[] steps) => Apply(new TransformRequest { Steps = steps }).Figures;

    private IEnumerable<(string, decimal)> Values(params Transform[] steps) => Figures(steps).Select(f => (f.Period.ToString(), f.Value.Value));

    private IReadOnlyList<TransformedFigure> Index(string basePeriod) =>
        Apply(new TransformRequest { Steps = [Transform.Index], Base = Period(basePeriod) }).Figures;

    private IEnumerable<(string, decimal)> Longer(Freq freq, Aggregation? aggregation) =>
        Apply(new TransformRequest { Freq = freq, Aggregation = aggregation }).Figures.Select(f => (f.Period.ToString(), f.Value.Value));
}
