using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A history along the time axis; a period not reported is a gap.</summary>
internal static class Trend
{
    public enum Shape
    {
        /// <summary>For what goes on from one year to the next: rates, and what stands at a period's end.</summary>
        Lines,

        /// <summary>For what begins anew each January, which a line would join to the December before.</summary>
        Columns,

        /// <summary>
        /// For what happens at its own moment: a column of one second is as thin as a hair in a year. And for several of what begins anew each January.
        /// </summary>
        Points,

        /// <summary>Columns one on the other, for the parts of a whole.</summary>
        Stack,
    }

    public static Panel Of(string title, About about, int width, int height, Provenance? link, Shape shape, params IReadOnlyList<Query> queries)
    {
        var columns = queries.SelectMany(q => q.Columns).ToList();
        var lead = columns[0];
        // Of a measure that is chosen at the top of the dashboard nobody knows.
        var mayBeNegative = lead.Field is "yoy" or "yoy_pp" or "mom" || lead.Field.StartsWith('$');
        var options = new JsonObject
        {
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "desc" },
        };
        var custom = new JsonObject
        {
            ["drawStyle"] = shape switch { Shape.Lines => "line", Shape.Points => "points", _ => "bars" },
            ["lineWidth"] = shape == Shape.Lines ? 2 : 1,
            ["fillOpacity"] = shape is Shape.Lines or Shape.Points ? 0 : 60,
            ["stacking"] = new JsonObject { ["mode"] = shape == Shape.Stack ? "normal" : "none", ["group"] = "A" },
            ["spanNulls"] = false,
            ["showPoints"] = "auto",
            ["pointSize"] = shape == Shape.Points ? 8 : 5,
            ["axisPlacement"] = "auto",
            ["axisLabel"] = lead.UnitName ?? "",
            ["lineInterpolation"] = "linear",
        };
        if (mayBeNegative && shape != Shape.Lines)
        {
            // Zero is always seen, so that a bar begins there, and what lies below it is shown as well.
            custom["axisSoftMin"] = 0;
            custom["axisSoftMax"] = 0;
        }

        // A growth beside a level has its own scale.
        var beside = columns.Where(c => c.Unit != lead.Unit).Select(c => Fields.Override(
            c.Heading,
            ("unit", c.Unit),
            ("decimals", c.Decimals),
            ("custom.axisPlacement", "right"),
            ("custom.axisLabel", ""),
            ("custom.drawStyle", "line"),
            ("custom.fillOpacity", 0),
            ("custom.lineWidth", 2))).ToList();
        var overrides = beside.Prepend(Fields.NoUnitUnder("Time"));
        var config = Fields.Config(lead with { Light = null }, link, custom, beside.Count > 0 ? overrides.Prepend(Fields.Override(lead.Heading, ("min", 0))) : overrides);
        // A bar tells by its length. What grows may also shrink.
        if (shape != Shape.Lines && !mayBeNegative && beside.Count == 0)
            config["defaults"]!["min"] = 0;
        return new Panel("timeseries", title, about.ToText(queries.Select(q => q with { Columns = [.. q.Columns.Select(c => c with { Light = null })] })), width, height, options)
        {
            Queries = queries,
            FieldConfig = config,
        };
    }
}
