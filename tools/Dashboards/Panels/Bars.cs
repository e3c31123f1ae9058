using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A bar for each row, from zero, the longest first. The first column names the rows, the second is the figure.</summary>
internal static class Bars
{
    /// <param name="high">Where a bar ends; null at the longest.</param>
    public static Panel Of(string title, About about, int width, int height, Query query, Provenance? link, decimal? high = null)
    {
        // The time is column 0, the name column 1; written so, every Grafana since 9 knows it.
        const string name = "${__cell_1}";
        var figure = query.Columns[1];
        var options = new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["values"] = true, ["calcs"] = new JsonArray(), ["fields"] = Fields.Only([(figure, name)]), ["limit"] = 40 },
            ["orientation"] = "horizontal",
            ["displayMode"] = "basic",
            ["valueMode"] = "color",
            ["showUnfilled"] = high is not null,
            ["minVizHeight"] = 10,
            ["minVizWidth"] = 0,
        };
        var config = Fields.Config(figure with { Light = figure.Light ?? Light.None }, link, [], [Fields.Override(figure.Heading, ("displayName", name))]);
        config["defaults"]!["min"] = 0;
        if (high is not null)
            config["defaults"]!["max"] = high;
        return new Panel("bargauge", figure.UnitName is { } unit ? $"{title}（{unit}）" : title, about.ToText([query]), width, height, options)
        {
            Queries = [query],
            FieldConfig = config,
            Transformations = [Fields.Sorted(figure, descending: true)],
        };
    }
}
