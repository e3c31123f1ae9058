using System.Text.Json.Nodes;

namespace IndicatorPipeline.Dashboards;

/// <summary>Where a panel gets its figures.</summary>
internal static class Sources
{
    /// <summary>What the variable at the top of the dashboard names, so that one set of files serves every InfluxDB.</summary>
    public static JsonObject Influx() => new() { ["type"] = "influxdb", ["uid"] = "${datasource}" };

    /// <summary>Grafana's own.</summary>
    public static JsonObject Grafana() => new() { ["type"] = "datasource", ["uid"] = "grafana" };
}
