using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A bar for each row, the longest first unless told otherwise. The first column names the rows, the second is the figure.</summary>
internal static class Bars
{
    public static Panel Of(string title, About about, int width, int height, Query query, Provenance? link, bool descending = true, decimal? low = 0, decimal? high = null)
    {
        var figure = query.Columns[1];
        var options = new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["values"] = true, ["calcs"] = new JsonArray(), ["fields"] = "", ["limit"] = 40 },
            ["orientation"] = "horizontal",
            ["displayMode"] = "basic",
            ["valueMode"] = "color",
            ["showUnfilled"] = true,
            ["minVizHeight"] = 10,
            ["minVizWidth"] = 0,
        };
        // The time is column 0, the name column 1; written so, every Grafana since 9 knows it.
        var config = Fields.Config(figure with { Light = figure.Light ?? Light.None }, link, [], [Fields.Override(figure.Heading, ("displayName", "${__cell_1}"))]);
        if (low is not null)
            config["defaults"]!["min"] = low;
        if (high is not null)
            config["defaults"]!["max"] = high;
        return new Panel("bargauge", title, about.ToText([query]), width, height, options)
        {
            Queries = [query],
            FieldConfig = config,
            Transformations =
            [
                new JsonObject
                {
                    ["id"] = "sortBy",
                    ["options"] = new JsonObject { ["fields"] = new JsonObject(), ["sort"] = new JsonArray(new JsonObject { ["field"] = figure.Heading, ["desc"] = descending }) },
                },
            ],
        };
    }
}
