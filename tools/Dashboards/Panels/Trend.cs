using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A history along the time axis; a period not reported is a gap.</summary>
internal static class Trend
{
    public enum Shape
    {
        Lines,
        Columns,
        Stack,
    }

    public static Panel Of(string title, About about, int width, int height, Provenance? link, Shape shape, params IReadOnlyList<Query> queries)
    {
        var columns = queries.SelectMany(q => q.Columns).ToList();
        var options = new JsonObject
        {
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        };
        var custom = new JsonObject
        {
            ["drawStyle"] = shape == Shape.Columns ? "bars" : "line",
            ["lineWidth"] = shape == Shape.Columns ? 1 : 2,
            ["fillOpacity"] = shape switch { Shape.Columns => 60, Shape.Stack => 40, _ => 0 },
            ["stacking"] = new JsonObject { ["mode"] = shape == Shape.Stack ? "normal" : "none", ["group"] = "A" },
            ["spanNulls"] = false,
            ["showPoints"] = "auto",
            ["pointSize"] = 5,
            ["axisPlacement"] = "auto",
            ["lineInterpolation"] = "linear",
        };
        // A growth beside a level has its own scale.
        var overrides = columns.Where(c => c.Unit != columns[0].Unit).Select(c => Fields.Override(
            c.Heading,
            ("unit", c.Unit),
            ("decimals", c.Decimals),
            ("custom.axisPlacement", "right"),
            ("custom.drawStyle", "line"),
            ("custom.fillOpacity", 0),
            ("custom.lineWidth", 2)));
        return new Panel("timeseries", title, about.ToText(queries.Select(q => q with { Columns = [.. q.Columns.Select(c => c with { Light = null })] })), width, height, options)
        {
            Queries = queries,
            FieldConfig = Fields.Config(columns[0] with { Light = null }, link, custom, overrides),
        };
    }
}
