namespace IndicatorPipeline.Support;

/// <summary>What a <see cref="StubServer"/> answers.</summary>
public sealed record StubAnswer(int Status, string Body = "", params (string Name, string Value)[] Headers)
{
    /// <summary>The answer of an InfluxDB to /ping.</summary>
    public static StubAnswer Ping(string version) => new(204, "", ("X-Influxdb-Version", version), ("X-Influxdb-Build", "OSS"));
}
