using IndicatorPipeline.Metrics.Influx;

namespace IndicatorPipeline.Metrics.Tests.Influx;

/// <summary>Valid points, so that a test says only what matters to it.</summary>
internal static class SomePoint
{
    /// <summary>1 January 2025 in Shanghai.</summary>
    public const long Time = 1_735_660_800;

    /// <summary>A moment that InfluxDB cannot hold: the year 1600.</summary>
    public const long ImpossibleTime = -11_676_096_000;

    public static InfluxPoint Of(FieldValue level, long time = Time, string area = "county", string? item = null) =>
        new(Series(area, item), time, [new("level", level)]);

    public static InfluxSeries Series(string area = "county", string? item = null, string measurement = "economy") =>
        InfluxSeries.Of(measurement, [new("indicator", "gdp"), new("area", area), new("item", item)]);

    /// <summary>So many points, a day apart.</summary>
    public static List<InfluxPoint> Many(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Of(FieldValue.Of((decimal)i), Time + (i * 86_400L)))];
}
