using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Expressions;

public sealed class AssertionParserTests
{
    private static readonly Dictionary<string, decimal> Figures = new() { ["a"] = 6, ["b"] = 4, ["c"] = 2 };

    [Theory]
    [InlineData("a = b + c", true)]
    [InlineData("a=b-c", false)]
    [InlineData("a <= b * c", true)]
    [InlineData("a > b + c", false)]
    [InlineData("a - b - c = 0", true)]
    [InlineData("a - (b - c) = 4", true)]
    [InlineData("12 / a / c = 1", true)]
    [InlineData("a + b * c = 14", true)]
    [InlineData("-a < 0", true)]
    [InlineData("  2.5 * b >= 10 ", true)]
    public void Assertion_IsReadAsArithmetic(string text, bool holds)
    {
        var assertion = AssertionParser.Read(text).Value;
        Interval? Value(FigureReference reference) => Interval.Of(Figures[reference.Indicator]);
        assertion.Holds(assertion.Left.Evaluate(Value)!.Value, assertion.Right.Evaluate(Value)!.Value, 0).Should().Be(holds);
    }

    [Fact]
    public void Figures_AreNamedWithMeasureAndPeriod() =>
        AssertionParser.Read("gdp.target >= previous(gdp) + year_before( gdp.yoy )").Value.References.Should().Equal(
            new FigureReference("gdp", Measure.Target, RelativePeriod.Same, 1),
            new FigureReference("gdp", Measure.Level, RelativePeriod.Previous, 24),
            new FigureReference("gdp", Measure.Yoy, RelativePeriod.YearBefore, 44));

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("a => b")]
    [InlineData("a = b +")]
    [InlineData("a = (b")]
    [InlineData("a = b c")]
    [InlineData("a.nothing = 1")]
    [InlineData("System.IO.File.Delete(a) = 1")]
    [InlineData("a = 99999999999999999999999999999999")]
    public void WhatIsNoAssertion_IsRefusedWithAReason(string text)
    {
        var read = AssertionParser.Read(text);
        read.Success.Should().BeFalse();
        read.Reason.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void LongDifference_IsNotDeep_SignsOverSignsAre()
    {
        AssertionParser.Read("a = b" + string.Concat(Enumerable.Repeat(" - c - (-b)", 30))).Success.Should().BeTrue();
        AssertionParser.Read("a = " + new string('-', 30) + "b").Success.Should().BeFalse();
        AssertionParser.Read("a = " + string.Concat(Enumerable.Repeat("-(", 15)) + "b" + new string(')', 15)).Success.Should().BeFalse();
    }

    [Fact]
    public void BracketsWithoutEnd_AreRefused() => AssertionParser.Read(new string('(', 100_000) + "a = 1").Success.Should().BeFalse();

    [Fact]
    public void DivisionByWhatMayBeNothing_HasNoValue() =>
        AssertionParser.Read("a / b = 1").Value.Left.Evaluate(r => r.Indicator == "a" ? Interval.Of(6) : Interval.Around(0.4m, 0.5m)).Should().BeNull();
}
