using System.Text.Json.Nodes;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>Panels without figures.</summary>
internal static class Note
{
    public static Panel Text(string title, string description, string markdown, int width, int height) =>
        new("text", title, description, width, height, new JsonObject { ["mode"] = "markdown", ["content"] = markdown });

    /// <summary>Links to all dashboards that bear the tag.</summary>
    public static Panel Directory(string title, string description, string tag, int width, int height) =>
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
