using IndicatorPipeline.Ingest.Web.Trends;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Tests.Web.Trends;

public sealed class TrendSeriesTests
{
    [Fact]
    public void GapsAndMissingValues_BreakTheLine() =>
        Show(false, ("2025-M01", 1), ("2025-M02", 2), ("2025-M03", null), ("2025-M04", 4), ("2025-M06", 6), ("2025-M07", 7)).Should().Equal("2025-M01 2025-M02", "2025-M04", "2025-M06 2025-M07");

    [Fact]
    public void CumulativeFigures_AreNeverJoinedOverTheNewYear()
    {
        (string, decimal?)[] points = [("2024-M11", 11), ("2024-M12", 12), ("2025-M01", 1), ("2025-M02", 2)];
        Show(true, points).Should().Equal("2024-M11 2024-M12", "2025-M01 2025-M02");
        Show(false, points).Should().Equal("2024-M11 2024-M12 2025-M01 2025-M02");
    }

    [Theory]
    [InlineData(new[] { 3.0, 9.0 }, 0, 10)]
    [InlineData(new[] { 95.0, 104.0 }, 94, 104)]
    [InlineData(new[] { -4.0, 6.0 }, -4, 6)]
    [InlineData(new[] { -9.0, -2.0 }, -10, 0)]
    [InlineData(new[] { 0.0, 0.0 }, 0, 1)]
    [InlineData(new[] { 173245.0 }, 0, 200000)]
    [InlineData(new[] { 0.0012, 0.0019 }, 0.0012, 0.002)]
    public void Axis_HoldsEveryValueBetweenRoundNumbers(double[] values, double least, double most)
    {
        var scale = ChartScale.Of([.. values.Select(v => (decimal)v)]);
        ((double)scale.Least, (double)scale.Most).Should().Be((least, most));
        scale.Ticks.Should().HaveCountLessThan(9).And.BeInAscendingOrder();
        values.Should().OnlyContain(v => scale.PlaceOf((decimal)v) >= 0 && scale.PlaceOf((decimal)v) <= 1);
    }

    [Theory]
    [InlineData(new[] { 1.0 }, 2)]
    [InlineData(new[] { 3.0, 8.0 }, 9)]
    [InlineData(new[] { 12.0, 40.0 }, 41)]
    public void AxisOfPlaces_HasWholeNumbers_AndTheFirstPlaceAtTheTop(double[] places, double last)
    {
        var scale = ChartScale.OfPlaces([.. places.Select(p => (decimal)p)]);
        ((double)scale.Least, (double)scale.Most).Should().Be((1, last));
        scale.Ticks.Should().HaveCountLessThan(9).And.BeInAscendingOrder().And.OnlyContain(t => decimal.IsInteger(t));
        scale.PlaceOf(1).Should().Be(1);
        scale.PlaceOf((decimal)last).Should().Be(0);
    }

    private static IEnumerable<string> Show(bool beginsAnew, params (string Period, decimal? Value)[] points) =>
        new TrendSeries("总产值", "万元", beginsAnew, false, points.ToDictionary(p => TimePeriod.Parse(p.Period).Value, p => new TrendPoint(p.Value, "/")))
            .Stretches().Select(s => string.Join(' ', s.Select(p => p.Period)));
}
