using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A pie: the parts of a whole. The first column names the parts, the second is the figure.</summary>
internal static class Slices
{
    public static Panel Of(string title, About about, int width, int height, Query query, Provenance? link)
    {
        var figure = query.Columns[1];
        var options = new JsonObject
        {
            ["reduceOptions"] = new JsonObject { ["values"] = true, ["calcs"] = new JsonArray(), ["fields"] = Fields.Only([(figure, "${__cell_1}")]), ["limit"] = 40 },
            ["pieType"] = "donut",
            ["displayLabels"] = new JsonArray("percent"),
            // As a table it would have headings, which are Grafana's and English.
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray(), ["values"] = new JsonArray("value") },
            ["tooltip"] = new JsonObject { ["mode"] = "single", ["sort"] = "none" },
        };
        return new Panel("piechart", figure.UnitName is { } unit ? $"{title}（{unit}）" : title, about.ToText([query]), width, height, options)
        {
            Queries = [query],
            FieldConfig = Fields.Config(figure with { Light = null }, link, [], [Fields.Override(figure.Heading, ("displayName", "${__cell_1}"))]),
        };
    }
}
