using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Tests.Trends;

public sealed class PaceTests
{
    [Theory]
    [InlineData("2025-M06", 50)]
    [InlineData("2025-M09", 75)]
    [InlineData("2025-M12", 100)]
    [InlineData("2025-Q1", 25)]
    [InlineData("2025-S1", 50)]
    [InlineData("2025", 100)]
    [InlineData("2025-03-14", 20)] // the 73rd of 365 days
    [InlineData("2024-12-31", 100)]
    [InlineData("2024-W26", 50)] // until 30 June, the 182nd of 366 days, less than half by none: 182 / 366
    [InlineData("2020-W53", 100)] // until 3 January 2021
    [InlineData("2024-W52", 99)] // until 29 December
    [InlineData("2025-W01", 1)] // from 30 December 2024 until 5 January
    public void Elapsed_IsTheShareOfTheYearAtThePeriodsEnd(string period, int expected) =>
        Pace.Elapsed(TimePeriod.Parse(period).Value).Should().BeApproximately(expected, 0.5m);

    [Theory]
    [InlineData("2025-M06", "45", "-5")]
    [InlineData("2025-M06", "62.5", "12.5")]
    [InlineData("2025-M03", "25", "0")]
    public void ReportedCompletion_LessTheTimeElapsed(string period, string completion, string expected)
    {
        var derived = new TrendBench().With(Number(completion), Measure.Completion, period: period).Derive(Measure.Pace, period: period);
        (derived!.Value, derived.Unit).Should().Be((Number(expected), "个百分点"));
    }

    [Fact]
    public void DerivedCompletion_ServesAsWell()
    {
        // 450 of 1000 is 45 %, and half the year is over.
        var derived = new TrendBench().With(450).With(1000, Measure.Target).Derive(Measure.Pace)!;
        derived.Value.Should().Be(-5);
        derived.Inputs.Should().ContainSingle().Which.Should().BeOfType<DerivationInput.Derived>();
        derived.Inputs.Single().Sources.Cast<DerivationInput.Reported>().Select(s => s.Vintage.Observation.Key.Measure).Should().Equal(Measure.Level, Measure.Target);
    }

    [Fact]
    public void ReportedCompletion_GoesBeforeTheDerivedOne() =>
        new TrendBench().With(450).With(1000, Measure.Target).With(44m, Measure.Completion).Derive(Measure.Pace)!.Value.Should().Be(-6);

    [Fact]
    public void FigureOfAMonthAlone_HasNoPaceByTheRule() =>
        new TrendBench().With(45, Measure.Completion, accumulation: Accumulation.Period).Derive(Measure.Pace, accumulation: Accumulation.Period).Should().BeNull();

    [Fact]
    public void NoCompletion_GivesNothing() => new TrendBench().With(450).Derive(Measure.Pace).Should().BeNull();

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
