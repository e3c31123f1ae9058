using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>Rows and columns.</summary>
internal static class Table
{
    /// <param name="sort">The heading of the column by which rows are ordered.</param>
    public static Panel Of(string title, About about, int width, int height, Query query, Provenance? link, string? sort = null, bool descending = false) =>
        Build(title, about, width, height, [query], link, sort, descending, null, timeHeading: null);

    /// <summary>Rows of which the time matters, the latest first.</summary>
    public static Panel ByTime(string title, About about, int width, int height, Query query, string timeHeading) =>
        Build(title, about, width, height, [query], link: null, timeHeading, descending: true, transformations: null, timeHeading);

    /// <summary>
    /// Several answers side by side: rows with the same key become one. The time is left out before, since a quarter does not begin where its
    /// last month does.
    /// </summary>
    /// <param name="required">The heading of the column without which a row is left out; null: rows of any answer stay.</param>
    public static Panel Joined(
        string title, About about, int width, int height, IReadOnlyList<Query> queries, Provenance? link, string? sort = null, bool descending = false, string? required = null)
    {
        var transformations = new JsonArray(
            new JsonObject { ["id"] = "filterFieldsByName", ["options"] = new JsonObject { ["exclude"] = new JsonObject { ["names"] = new JsonArray("Time") } } },
            new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() });
        if (required is not null)
        {
            transformations.Add((JsonNode)new JsonObject
            {
                ["id"] = "filterByValue",
                ["options"] = new JsonObject
                {
                    ["type"] = "exclude",
                    ["match"] = "any",
                    ["filters"] = new JsonArray(new JsonObject { ["fieldName"] = required, ["config"] = new JsonObject { ["id"] = "isNull", ["options"] = new JsonObject() } }),
                },
            });
        }

        return Build(title, about, width, height, queries, link, sort, descending, transformations, timeHeading: null);
    }

    private static Panel Build(
        string title,
        About about,
        int width,
        int height,
        IReadOnlyList<Query> queries,
        Provenance? link,
        string? sort,
        bool descending,
        JsonArray? transformations,
        string? timeHeading)
    {
        var columns = queries.SelectMany(q => q.Columns).DistinctBy(c => c.Heading).ToList();
        var options = new JsonObject { ["showHeader"] = true, ["cellHeight"] = "sm" };
        options["sortBy"] = sort is null ? [] : new JsonArray(new JsonObject { ["displayName"] = sort, ["desc"] = descending });
        return new Panel("table", title, about.ToText(queries), width, height, options)
        {
            Queries = queries,
            FieldConfig = Fields.Config(
                columns.First(c => c.IsFigure || columns.TrueForAll(o => !o.IsFigure)) with { Light = Light.None },
                link,
                new JsonObject { ["align"] = "auto", ["displayMode"] = "auto", ["cellOptions"] = new JsonObject { ["type"] = "auto" }, ["inspect"] = false, ["filterable"] = false },
                [timeHeading is null ? Fields.Hide("Time") : Fields.Time(timeHeading), .. columns.Select(Override)]),
            Transformations = transformations,
        };
    }

    private static JsonObject Override(Column column)
    {
        if (column.Look == Look.Hidden)
            return Fields.Hide(column.Heading);
        var properties = Fields.Display(column).ToList();
        if (column.Width is { } width)
            properties.Add(("custom.width", width));
        // Grafana up to 9.3 knows the first of the two, later ones the second.
        if (column.Look == Look.Background)
        {
            properties.Add(("custom.displayMode", "color-background-solid"));
            properties.Add(("custom.cellOptions", new JsonObject { ["type"] = "color-background", ["mode"] = "basic" }));
        }
        else if (column.Look == Look.Bar)
        {
            properties.Add(("custom.displayMode", "basic"));
            properties.Add(("custom.cellOptions", new JsonObject { ["type"] = "gauge", ["mode"] = "basic", ["valueDisplayMode"] = "text" }));
        }

        return Fields.Override(column.Heading, [.. properties]);
    }
}
