using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A bar for each row, from zero, the longest first. The first column names the rows, the second is the figure.</summary>
internal static class Bars
{
    private const int NameSize = 14;
    private const int ValueSize = 16;

    /// <param name="high">Where a bar ends; null at the longest.</param>
    public static Panel Of(string title, About about, int width, int height, Query query, Provenance? link, decimal? high = null)
    {
        var figure = query.Columns[1];
        return Of(figure.UnitName is { } unit ? $"{title}（{unit}）" : title, about.ToText([query]), width, height, query, link, "${__cell_1}", (NameSize, ValueSize), high);
    }

    /// <param name="name">Of a bar: <c>${__cell_1}</c> is the first column, since the time is 0; written so, every Grafana since 9 knows it.</param>
    /// <param name="sizes">Of names and values, in pixels.</param>
    public static Panel Of(
        string title, string description, int width, int height, Query query, Provenance? link, string name, (int Name, int Value) sizes, decimal? high = null, bool descending = true, int limit = 40)
    {
        var figure = query.Columns[1];
        var options = new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["values"] = true, ["calcs"] = new JsonArray(), ["fields"] = Fields.Only([(figure, name)]), ["limit"] = limit },
            ["orientation"] = "horizontal",
            ["displayMode"] = "basic",
            ["valueMode"] = "color",
            ["showUnfilled"] = high is not null,
            ["minVizHeight"] = 10,
            ["minVizWidth"] = 0,
            ["text"] = new JsonObject { ["titleSize"] = sizes.Name, ["valueSize"] = sizes.Value },
        };
        var config = Fields.Config(figure with { Light = figure.Light ?? Light.None }, link, [], [Fields.Override(figure.Heading, ("displayName", name))]);
        config["defaults"]!["min"] = 0;
        if (high is not null)
            config["defaults"]!["max"] = high;
        return new Panel("bargauge", title, description, width, height, options)
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
