namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Addresses of requests, below the server's own.</summary>
internal static class InfluxAddress
{
    /// <summary>A path with a query; what is null is left out.</summary>
    public static string Of(string path, params IEnumerable<(string Key, string? Value)> query) =>
        path + "?" + string.Join('&', query.Where(p => p.Value is not null).Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value!)}"));
}
