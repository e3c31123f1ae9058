using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>
/// The chosen year beside the one before: two bars for each month or quarter. Along a time axis a year's cumulative falls back each January, and
/// the same months of two years stand far apart.
/// </summary>
internal static class YearOnYear
{
    /// <summary>The variable that holds the year.</summary>
    public const string Year = "year";

    private static readonly Column Along = new("period_in_year", "时期");

    // A week or a day of one year has none of the other beside it.
    private static readonly Filter ComparedPeriods = Filter.OneOf("freq", ["S", "Q", "M"]);

    /// <param name="title">Bears the unit where the figure is not in percent.</param>
    /// <param name="filters">Of one series: of two there would be two bars of one name.</param>
    public static Panel Of(string title, About about, int width, int height, IReadOnlyList<string> measurements, Column figure, params IReadOnlyList<Filter> filters)
    {
        // The chosen year comes first: it has the months in their order, and those that are still to come follow from the other.
        Query[] queries =
        [
            Of(figure with { Name = $"${{{Year}}}年" }, Filter.InYear(Year)),
            Of(figure with { Name = "上年" }, Filter.InYearBefore(Year)),
        ];
        var options = new JsonObject
        {
            ["orientation"] = "vertical",
            ["xField"] = Along.Heading,
            ["showValue"] = "never",
            ["stacking"] = "none",
            ["groupWidth"] = 0.7,
            ["barWidth"] = 0.95,
            ["xTickLabelRotation"] = 0,
            ["xTickLabelSpacing"] = 0,
            ["legend"] = new JsonObject { ["displayMode"] = "list", ["placement"] = "bottom", ["showLegend"] = true, ["calcs"] = new JsonArray() },
            ["tooltip"] = new JsonObject { ["mode"] = "multi", ["sort"] = "none" },
        };
        var config = Fields.Config(
            figure with { Light = null, Look = Look.Plain },
            link: null,
            new JsonObject { ["axisPlacement"] = "auto", ["axisLabel"] = figure.UnitName ?? "", ["lineWidth"] = 0, ["fillOpacity"] = 80, ["gradientMode"] = "none" },
            [Fields.NoUnitUnder(Along.Heading)]);
        if (figure.Field == "level")
            config["defaults"]!["min"] = 0;
        return new Panel("barchart", title, about.ToText(queries.Select(q => q with { Columns = [.. q.Columns.Select(c => c with { Light = null })] })), width, height, options)
        {
            Queries = queries,
            FieldConfig = config,
            Transformations = Fields.Joined(),
        };

        Query Of(Column column, Filter year) => Query.Rows(measurements, [Along, column], [.. filters, ComparedPeriods, year]);
    }
}
