using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>Rows and columns, as wide as what stands in them.</summary>
internal static class Table
{
    /// <summary>What is left for one column of the grid where the window is 1,600 pixels wide, beside Grafana's menu.</summary>
    private const int ColumnPixels = 62;
    private const int Margin = 26;
    private const int LeastWidth = 110;

    // Of a panel's title and frame, of the heading, and of a row; of a row of the grid, and the gap that its last has not.
    private const int Frame = 48;
    private const int RowPixels = 36;
    private const int GridPixels = 38;
    private const int Gap = 8;

    /// <summary>The height in which so many rows are seen whole.</summary>
    public static int HeightOf(int rows) => (Frame + ((rows + 1) * RowPixels) + Gap + GridPixels - 1) / GridPixels;

    /// <param name="rows">How many there are, or are to be seen at once.</param>
    /// <param name="sort">The heading of the column by which rows are ordered. Upwards it holds a figure in every row: what is missing would come first.</param>
    public static Panel Of(string title, About about, int width, int rows, Query query, Provenance? link, string? sort = null, bool descending = false) =>
        Build(title, about, width, rows, [query], link, sort, descending, null, timeHeading: null);

    /// <summary>Rows of which the time matters, the latest first.</summary>
    public static Panel ByTime(string title, About about, int width, int rows, Query query, string timeHeading) =>
        Build(title, about, width, rows, [query], link: null, timeHeading, descending: true, transformations: null, timeHeading);

    /// <summary>
    /// Several answers side by side: rows with the same key become one. The time is left out before, since a quarter does not begin where its
    /// last month does.
    /// </summary>
    /// <param name="required">The heading of the column without which a row is left out; null: rows of any answer stay.</param>
    public static Panel Joined(
        string title, About about, int width, int rows, IReadOnlyList<Query> queries, Provenance? link, string? sort = null, bool descending = false, string? required = null)
    {
        var transformations = Fields.Joined();
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

        return Build(title, about, width, rows, queries, link, sort, descending, transformations, timeHeading: null);
    }

    private static Panel Build(
        string title,
        About about,
        int width,
        int rows,
        IReadOnlyList<Query> queries,
        Provenance? link,
        string? sort,
        bool descending,
        JsonArray? transformations,
        string? timeHeading)
    {
        var columns = queries.SelectMany(q => q.Columns).DistinctBy(c => c.Heading).ToList();
        var shown = columns.Where(c => c.Look != Look.Hidden).ToList();
        // Underlined is where a link is: the name of the row, by which it is looked up, and no other cell that does not say so itself.
        columns[0] = columns[0] with { Link = link ?? columns[0].Link };
        Fit(title, width, timeHeading is null ? shown : [.. shown, Time]);
        var options = new JsonObject { ["showHeader"] = true, ["cellHeight"] = "sm" };
        options["sortBy"] = sort is null ? [] : new JsonArray(new JsonObject { ["displayName"] = sort, ["desc"] = descending });
        return new Panel("table", title, about.ToText(queries), width, HeightOf(rows), options)
        {
            Queries = queries,
            FieldConfig = Fields.Config(
                shown.First(c => c.IsFigure || shown.TrueForAll(o => !o.IsFigure)) with { Light = Light.None, NoValue = "—" },
                link: null,
                new JsonObject
                {
                    ["align"] = "auto",
                    ["minWidth"] = LeastWidth,
                    ["displayMode"] = "auto",
                    ["cellOptions"] = new JsonObject { ["type"] = "auto" },
                    ["inspect"] = false,
                    ["filterable"] = false,
                },
                [timeHeading is null ? Fields.Hide("Time") : Fields.Time(timeHeading), .. columns.Select(Override)]),
            Transformations = transformations,
        };
    }

    private static Column Time { get; } = new("time", "") { Characters = 11 };

    // Too many columns are cut off at the right, where nobody looks for them.
    private static void Fit(string title, int width, List<Column> shown)
    {
        var needed = shown.Sum(c => c.Width ?? LeastWidth);
        var given = (width * ColumnPixels) - Margin;
        if (needed > given)
            throw new InvalidOperationException($"The columns of '{title}' need {needed} pixels, there are {given}: {string.Join(", ", shown.Select(c => $"{c.Heading} {c.Width}"))}.");
    }

    private static JsonObject Override(Column column)
    {
        if (column.Look == Look.Hidden)
            return Fields.Hide(column.Heading);
        var properties = Fields.Display(column).ToList();
        if (column.Width is { } width)
            properties.Add(("custom.width", width));
        if (column.IsFigure)
            properties.Add(("custom.align", "right"));
        // A text colored by a light that is none would be blue.
        if (column.Look == Look.Plain && (column.Light is null || column.Light == Light.None))
        {
            properties.RemoveAll(p => p.Id == "color");
            properties.Add(Fields.ColorOfText());
        }

        // Grafana up to 9.3 knows the first of the two, later ones the second. Left to itself it takes a column without any value for one of
        // objects, and writes null: in "color-background-solid", too.
        var (displayMode, cellOptions) = column.Look switch
        {
            Look.Background => ("color-background", new JsonObject { ["type"] = "color-background", ["mode"] = "basic" }),
            Look.Bar => ("basic", new JsonObject { ["type"] = "gauge", ["mode"] = "basic", ["valueDisplayMode"] = "text" }),
            _ => ("color-text", new JsonObject { ["type"] = "color-text" }),
        };
        properties.Add(("custom.displayMode", displayMode));
        properties.Add(("custom.cellOptions", cellOptions));
        return Fields.Override(column.Heading, [.. properties]);
    }
}
