using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>
/// The last two years beside a headline: a bar for each period that was reported, whatever the day and the time picker. Bars, since a year's
/// cumulative falls back in January, which a line would draw as a fall.
/// </summary>
internal static class Spark
{
    public static Panel Of(string description, int width, int height, Column figure, Query query)
    {
        var options = new JsonObject
        {
            ["orientation"] = "vertical",
            ["xField"] = Columns.Period.Heading,
            ["showValue"] = "never",
            ["stacking"] = "none",
            ["groupWidth"] = 0.7,
            ["barWidth"] = 0.9,
            ["xTickLabelRotation"] = 0,
            ["xTickLabelSpacing"] = 0,
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = false, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "single", ["sort"] = "none" },
        };
        var config = Fields.Config(
            figure,
            link: null,
            new JsonObject { ["axisPlacement"] = "hidden", ["lineWidth"] = 0, ["fillOpacity"] = 60, ["gradientMode"] = "none", ["axisGridShow"] = false },
            []);
        if (figure.Field == "level")
            config["defaults"]!["min"] = 0;
        return new Panel("barchart", "", description, width, height, options) { Queries = [query], FieldConfig = config, Transformations = [Fields.SortedByTime()], IsTransparent = true };
    }
}
