using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards.Queries;

/// <summary>
/// An InfluxQL statement. It selects points that the worker computed and never groups by time: InfluxQL has no calendar month.
/// </summary>
/// <param name="Columns">What it answers, in this order after the time.</param>
/// <param name="IsTable">Rows as they come, tags as columns; else one line for each series.</param>
/// <param name="Alias">How a line is called.</param>
internal sealed record Query(string Statement, IReadOnlyList<Column> Columns, bool IsTable, string? Alias = null)
{
    /// <summary>Rows of one or several measurements.</summary>
    public static Query Rows(IReadOnlyList<string> measurements, IReadOnlyList<Column> columns, params Filter[] filters) =>
        new($"SELECT {string.Join(", ", columns.Select(c => c.Expression))} FROM {From(measurements)} WHERE {Where(filters)}", columns, IsTable: true);

    public static Query Rows(string measurement, IReadOnlyList<Column> columns, params Filter[] filters) => Rows([measurement], columns, filters);

    /// <summary>The last rows, the latest first, whatever the time picker shows.</summary>
    public static Query LastRows(string measurement, int count, IReadOnlyList<Column> columns, params Filter[] filters)
    {
        var rows = Rows(measurement, columns, filters).LatestFirst();
        return rows with { Statement = FormattableString.Invariant($"{rows.Statement} LIMIT {count}") };
    }

    /// <summary>The last texts of each item, whenever they were written.</summary>
    /// <param name="tags">Two columns: the item's name and its code.</param>
    public static Query LastTexts(string measurement, IReadOnlyList<Column> tags, IReadOnlyList<Column> texts, params Filter[] filters)
    {
        var selected = string.Join(", ", texts.Select((c, i) => i == 0 ? $"LAST(\"{c.Field}\") AS \"{c.Heading}\"" : c.Expression));
        var inner = $"SELECT {selected} FROM {From([measurement])} WHERE {Where([Filter.Is("indicator", Filter.Texts), .. filters])} GROUP BY \"item_name\", \"item\"";
        return new Query(
            $"SELECT {string.Join(", ", tags.Select(c => c.Expression).Concat(texts.Select(c => $"\"{c.Heading}\"")))} FROM ({inner})", [.. tags, .. texts], IsTable: true);
    }

    /// <summary>A number over all points that the filters let through.</summary>
    public static Query Aggregate(string measurement, string function, Column column, params Filter[] filters) =>
        new($"SELECT {function}(\"{column.Field}\") AS \"{column.Heading}\" FROM {From([measurement])} WHERE {Where(filters)}", [column], IsTable: true);

    /// <summary>A number for each value of a tag; the tag comes first and goes by its own name.</summary>
    public static Query AggregateBy(string measurement, string function, Column column, Column tag, params Filter[] filters) =>
        new(
            $"SELECT {tag.Expression}, \"{column.Heading}\" FROM (SELECT {function}(\"{column.Field}\") AS \"{column.Heading}\" FROM {From([measurement])} WHERE {Where(filters)} GROUP BY \"{tag.Field}\")",
            [tag, column],
            IsTable: true);

    /// <summary>The history of one column, a line for each series of the tags.</summary>
    public static Query Lines(IReadOnlyList<string> measurements, Column column, IReadOnlyList<string> tags, params Filter[] filters) =>
        new(
            $"SELECT {column.Expression} FROM {From(measurements)} WHERE {Where([.. filters, Filter.InRange])} GROUP BY {string.Join(", ", tags.Select(t => $"\"{t}\""))}",
            [column],
            IsTable: false,
            "$tag_" + tags[0]);

    /// <summary>The history of several columns of one series.</summary>
    public static Query History(string measurement, IReadOnlyList<Column> columns, params Filter[] filters) =>
        new(
            $"SELECT {string.Join(", ", columns.Select(c => c.Expression))} FROM {From([measurement])} WHERE {Where([.. filters, Filter.InRange])} GROUP BY \"indicator\", \"area\"",
            columns,
            IsTable: false,
            "$col");

    /// <summary>The same rows from the latest back. Grafana would sort periods as words, 2025年9月 after 2025年12月.</summary>
    public Query LatestFirst() => this with { Statement = Statement + " ORDER BY time DESC" };

    public JsonObject ToJson(string refId) => new()
    {
        ["refId"] = refId,
        ["datasource"] = Sources.Influx(),
        ["query"] = Statement,
        ["rawQuery"] = true,
        ["resultFormat"] = IsTable ? "table" : "time_series",
        ["alias"] = Alias ?? "",
    };

    private static string From(IReadOnlyList<string> measurements) => string.Join(", ", measurements.Select(m => $"\"{m}\""));

    private static string Where(IReadOnlyList<Filter> filters) => string.Join(" AND ", filters.Select(f => f.Text));
}
