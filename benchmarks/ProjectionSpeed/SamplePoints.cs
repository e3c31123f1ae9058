using System.Globalization;
using IndicatorPipeline.Metrics.Influx;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.ProjectionSpeed;

/// <summary>Points such as the projection writes: monthly, a level and its growth, the fields beside them.</summary>
internal static class SamplePoints
{
    private const int Months = 200;

    public static List<InfluxPoint> Many(int count)
    {
        var points = new List<InfluxPoint>(count);
        for (var series = 0; points.Count < count; series++)
        {
            var of = Series(series);
            for (var month = 0; month < Months && points.Count < count; month++)
                points.Add(Point(of, TimePeriod.OfMonth(2009, 1).Plus(month), (series * 1_000) + month, month == Months - 1));
        }

        return points;
    }

    private static InfluxSeries Series(int number) => InfluxSeries.Of(
        "economy",
        [
            new("indicator", string.Create(CultureInfo.InvariantCulture, $"indicator_{number % 100}")),
            new("indicator_name", string.Create(CultureInfo.InvariantCulture, $"规模以上工业增加值{number % 100}")),
            new("area", string.Create(CultureInfo.InvariantCulture, $"area_{number / 100}")),
            new("area_name", string.Create(CultureInfo.InvariantCulture, $"东川镇{number / 100}")),
            new("freq", "M"),
            new("accumulation", "ytd"),
            new("unit", "万元"),
        ]);

    private static InfluxPoint Point(InfluxSeries series, TimePeriod period, int number, bool isLatest) => new(
        series,
        period.FirstInstant(TimeZoneInfo.Utc).ToUnixTimeSeconds(),
        [
            new("level", FieldValue.Of(123_456.7m + number)),
            new("yoy", FieldValue.Of(number % 200 / 10m)),
            new("period", FieldValue.Of(period.ToString())),
            new("latest", FieldValue.Of(isLatest)),
            new("status", FieldValue.Of("A")),
            new("department", FieldValue.Of("stats")),
            new("reported", FieldValue.Of(true)),
        ]);
}
