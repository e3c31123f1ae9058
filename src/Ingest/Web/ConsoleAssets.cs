using System.Net.Mime;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>What pages are made of beside their own text. It is in the program itself: an intranet has no other place to take it from.</summary>
internal static class ConsoleAssets
{
    /// <summary>Apache ECharts.</summary>
    public const string Charts = "/echarts.js";

    /// <summary>What draws the charts of 趋势 with it.</summary>
    public const string Trends = "/trends.js";

    public const string Style = "/console.css";

    public static void MapConsoleAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var (path, type) in new[] { (Style, MediaTypeNames.Text.Css), (Charts, MediaTypeNames.Text.JavaScript), (Trends, MediaTypeNames.Text.JavaScript) })
        {
            var content = Read(path.TrimStart('/'));
            // Kept by browsers, and asked for again by its tag: after an update nobody sees an old one.
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexString(SHA256.HashData(content))}\"");
            routes.MapGet(path, (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return Results.Bytes(content, $"{type}; charset=utf-8", entityTag: tag);
            }).AllowAnonymous();
        }
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(ConsoleAssets).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the program.");
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
