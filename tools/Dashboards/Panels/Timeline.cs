using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A band for each series, colored by its state.</summary>
internal static class Timeline
{
    /// <summary>More than a panel has room for.</summary>
    private const int MostBands = 100;

    public static Panel Of(string title, About about, int width, int height, Provenance? link, Query query)
    {
        var figure = query.Columns[0];
        var options = new JsonObject
        {
            ["showValue"] = "auto",
            ["rowHeight"] = 0.85,
            ["mergeValues"] = false,
            ["alignValue"] = "center",
            // Grafana since 11 turns pages of twenty bands.
            ["perPage"] = MostBands,
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = false, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "single", ["sort"] = "none" },
        };
        return new Panel("state-timeline", title, about.ToText([query]), width, height, options)
        {
            Queries = [query],
            FieldConfig = Fields.Config(figure with { Light = figure.Light ?? Light.None }, link, new JsonObject { ["lineWidth"] = 0, ["fillOpacity"] = 75 }, []),
        };
    }
}
