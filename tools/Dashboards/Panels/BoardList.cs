using System.Text.Json.Nodes;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A list of dashboards.</summary>
internal static class BoardList
{
    /// <summary>Links to all dashboards that bear the tag.</summary>
    public static Panel Of(string title, string description, string tag, int width, int height) =>
        new("dashlist", title, description, width, height, new JsonObject
        {
            ["showSearch"] = true,
            ["showHeadings"] = false,
            ["showStarred"] = false,
            ["showRecentlyViewed"] = false,
            ["maxItems"] = 30,
            ["query"] = "",
            ["tags"] = new JsonArray(tag),
            ["includeVars"] = false,
            ["keepTime"] = false,
        });
}
