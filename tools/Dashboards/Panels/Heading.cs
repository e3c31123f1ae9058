using System.Text.Json.Nodes;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A line of text over panels that have no titles of their own: Grafana's titles are too small for a screen at the wall.</summary>
internal static class Heading
{
    public const int Height = 2;

    public static Panel Of(string text, int width) =>
        new("text", "", "", width, Height, new JsonObject { ["mode"] = "markdown", ["content"] = "## " + text }) { IsTransparent = true };
}
