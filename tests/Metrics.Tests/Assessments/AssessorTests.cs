using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using static IndicatorPipeline.Metrics.Tests.Assessments.AssessmentBench;

namespace IndicatorPipeline.Metrics.Tests.Assessments;

/// <summary>Scores against values computed by hand.</summary>
public sealed class AssessorTests
{
    [Fact]
    public void GivenBounds_ScoreBetweenSixtyAndAHundredAndBeyond()
    {
        // M = 10, m = 2: 60 + 40 × (7 − 2) ÷ 8 = 85; 60 + 40 × (0 − 2) ÷ 8 = 50; 60 + 40 × (12 − 2) ÷ 8 = 110.
        var scores = Bench(Scheme(Scored("investment", 100, 10, 2))).With("investment", [7, 0, 12]).Assess();
        Totals(scores).Should().Equal(("south", 110m, 1), ("east", 85m, 2), ("west", 50m, 3));
        scores.Areas[0].Indicators[0].Satisfactory.Should().Be(new ScoreBound(10, null));
    }

    [Fact]
    public void BestAndWorstOfTheGroup_NameWhoseTheyAre()
    {
        // 60 + 40 × (20 − 10) ÷ (50 − 10) = 70.
        var scores = Bench().With("investment", [20, 50, 10]).Assess();
        Totals(scores).Should().Equal(("west", 100m, 1), ("east", 70m, 2), ("south", 60m, 3));
        (scores.Areas[1].Indicators[0].Satisfactory, scores.Areas[1].Indicators[0].Lowest).Should().Be((new ScoreBound(50, "west"), new ScoreBound(10, "south")));
    }

    [Fact]
    public void LowerIsBetter_TurnsTheBoundsRound()
    {
        var scores = Bench(Scheme(Scored("petitions", 100, better: Better.Lower))).With("petitions", [20, 50, 10]).Assess();
        // M = 10, m = 50: 60 + 40 × (20 − 50) ÷ (10 − 50) = 90.
        Totals(scores).Should().Equal(("south", 100m, 1), ("east", 90m, 2), ("west", 60m, 3));
    }

    [Fact]
    public void NegativeValues_AreValuesLikeOthers()
    {
        // Growth of −4, −10 and 6: 60 + 40 × (−4 + 10) ÷ 16 = 75.
        var scores = Bench().With("investment", [-4, -10, 6]).Assess();
        Totals(scores).Should().Equal(("south", 100m, 1), ("east", 75m, 2), ("west", 60m, 3));
    }

    [Fact]
    public void Clipping_HoldsTheScoreAtItsLimits()
    {
        var scheme = Scheme(Scored("investment", 100, 10, 2)) with { LeastScore = 55, MostScore = 105 };
        var scores = Bench(scheme).With("investment", [7, 0, 12]).Assess();
        Totals(scores).Should().Equal(("south", 105m, 1), ("east", 85m, 2), ("west", 55m, 3));
        scores.Areas.Select(a => a.Indicators[0].Outcome).Should().Equal(ScoreOutcome.Clipped, ScoreOutcome.Computed, ScoreOutcome.Clipped);
    }

    [Theory]
    [InlineData(BoundsMeetRule.Satisfactory, "100")]
    [InlineData(BoundsMeetRule.Lowest, "60")]
    [InlineData(BoundsMeetRule.Skip, null)]
    public void BoundsThatMeet_ScoreAsDeclared(BoundsMeetRule rule, string? total)
    {
        var scores = Bench(Scheme(Scored("investment", 100)) with { Equal = rule }).With("investment", [5, 5, 5]).Assess();
        scores.Areas.Should().AllSatisfy(a => a.Total.Should().Be(total is null ? null : Number(total)));
        scores.Areas[0].Indicators[0].Outcome.Should().Be(ScoreOutcome.BoundsMeet);
    }

    [Fact]
    public void GivenSatisfactoryValueBelowTheWorstOfTheGroup_CountsAsBoundsThatMeet() =>
        Bench(Scheme(Scored("investment", 100, satisfactory: 3))).With("investment", [5, 6, 7]).Assess()
            .Areas.Should().AllSatisfy(a => a.Total.Should().Be(100));

    [Theory]
    // Investment: best 50, worst 10, so east has 70 by a weight of 60; jobs: west 100, south 60.
    [InlineData(MissingValueRule.Zero, "42")]
    [InlineData(MissingValueRule.Lowest, "66")]
    [InlineData(MissingValueRule.Skip, "70")]
    [InlineData(MissingValueRule.Withhold, null)]
    public void MissingValue_ScoresAsDeclared(MissingValueRule rule, string? total)
    {
        var scores = Bench(Scheme(Scored("investment", 60), Scored("jobs", 40)) with { Missing = rule })
            .With("investment", [20, 50, 10]).With("jobs", [null, 9, 4]).Assess();

        var east = scores.Areas.Single(a => a.Area == "east");
        east.Total.Should().Be(total is null ? null : Number(total));
        (east.Rank is null).Should().Be(total is null);
        east.Indicators[1].Outcome.Should().Be(ScoreOutcome.Missing);
        Totals(scores).First().Should().Be(("west", 100m, 1));
        if (total is null)
            scores.Areas[^1].Should().Be(east, "who has no total comes last");
    }

    [Fact]
    public void PointsOfIndicatorsAndAdjustments_ComeToTheTotal()
    {
        var scheme = Scheme(Scored("investment", 60), Scored("jobs", 40)) with
        {
            Adjustments =
            [
                new ScoreAdjustment("east", TimePeriod.OfQuarter(2025, 2), 1.5m, "现场会"),
                new ScoreAdjustment("east", TimePeriod.OfQuarter(2025, 2), -0.25m, "逾期"),
                new ScoreAdjustment("east", TimePeriod.OfQuarter(2025, 3), 5m, "下一季度"),
                new ScoreAdjustment("west", TimePeriod.OfQuarter(2025, 2), -50m, "一票否决"),
            ],
        };
        var scores = Bench(scheme).With("investment", [20, 50, 10]).With("jobs", [9, 4, 6.5m]).Assess();

        // East: 70 × 0.6 + 100 × 0.4 + 1.25; west: 100 × 0.6 + 60 × 0.4 − 50; south: 60 × 0.6 + 80 × 0.4.
        Totals(scores).Should().Equal(("east", 83.25m, 1), ("south", 68m, 2), ("west", 34m, 3));
        scores.Areas[0].Indicators.Select(i => i.Points).Should().Equal(42, 40);
        scores.Areas[0].Adjustments.Should().HaveCount(2);
    }

    [Fact]
    public void EqualTotals_ShareAPlace_AsTheyAreRounded()
    {
        // 60 + 40 × 1 ÷ 3 = 73.333… and 73.3334…: the same once they are rounded.
        var scores = Bench(Scheme(Scored("investment", 100, 3, 0))).With("investment", [1, 1.00001m, 2]).Assess();
        Totals(scores).Should().Equal(("south", 86.67m, 1), ("east", 73.33m, 2), ("west", 73.33m, 2));
    }

    [Fact]
    public void Changes_AreCountedFromThePeriodBefore()
    {
        var bench = Bench().With("investment", [20, 50, 10], month: 3).With("investment", [50, 30, 10]);
        var before = bench.Assess(quarter: 1);
        before.Areas.Should().AllSatisfy(a => (a.ScoreChange, a.RankChange).Should().Be((null, null)));

        var east = bench.Assess(before).Areas.Single(a => a.Area == "east");

        (east.Total, east.ScoreChange, east.Rank, east.RankChange).Should().Be((100m, 30m, 1, 1));
    }

    [Fact]
    public void RankChange_IsNotToldWhereOthersWereRanked()
    {
        var bench = Bench().With("investment", [20, 50, null], month: 3).With("investment", [50, 30, 10]);
        var east = bench.Assess(bench.Assess(quarter: 1)).Areas[0];
        (east.Area, east.ScoreChange, east.RankChange).Should().Be(("east", 40m, null));
    }

    [Fact]
    public void OwnTarget_GivesTheCompletion()
    {
        var scheme = Scheme(Scored("investment", 100, 100, 50, measure: Measure.Completion) with { Target = 200 });
        // 150 of 200 is 75 %: 60 + 40 × 25 ÷ 50.
        var east = Bench(scheme).With("investment", [150, 200, 0]).Assess().Areas.Single(a => a.Area == "east");
        (east.Total, east.Indicators[0].Value!.Value, east.Indicators[0].Value!.Rule).Should().Be((80m, 75m, "target"));
    }

    [Fact]
    public void ValueBeyondAnyScore_CountsAsMissing() =>
        Bench(Scheme(Scored("investment", 100, 0.0000001m, 0)) with { Missing = MissingValueRule.Zero }).With("investment", [decimal.MaxValue / 2, 0, 0]).Assess()
            .Areas.Single(a => a.Area == "east").Total.Should().Be(0);

    [Fact]
    public void NobodyHasAValue_NobodyHasATotal() =>
        Bench().Assess().Areas.Should().AllSatisfy(a => (a.Total, a.Rank).Should().Be((null, null)));

    private static AssessmentBench Bench(AssessmentScheme? scheme = null) => new(scheme);

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<(string Area, decimal Total, int Rank)> Totals(GroupScores scores) =>
        scores.Areas.Where(a => a.Total is not null).Select(a => (a.Area, a.Total!.Value, a.Rank!.Value));
}
