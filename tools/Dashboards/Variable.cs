using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards;

/// <summary>What can be chosen at the top of a dashboard.</summary>
internal sealed record Variable(string Name, JsonObject Body)
{
    // Grafana's numbers.
    private const int OnTimeRangeChange = 2;
    private const int Descending = 2;
    private const int AsAnswered = 0;
    private const int HideVariable = 2;

    public static Variable DataSource { get; } = new("datasource", new JsonObject
    {
        ["type"] = "datasource",
        ["name"] = "datasource",
        ["label"] = "数据源",
        ["query"] = "influxdb",
        ["refresh"] = 1,
        ["regex"] = "",
        ["hide"] = HideVariable,
        ["includeAll"] = false,
        ["multi"] = false,
        ["current"] = new JsonObject { ["text"] = "", ["value"] = "" },
        ["options"] = new JsonArray(),
    });

    /// <summary>A value that is put in where Grafana starts, and that nobody chooses.</summary>
    public static Variable Constant(string name, string value) => new(name, new JsonObject
    {
        ["type"] = "constant",
        ["name"] = name,
        ["hide"] = HideVariable,
        ["query"] = value,
        ["current"] = new JsonObject { ["selected"] = true, ["text"] = value, ["value"] = value },
        ["skipUrlSync"] = true,
    });

    /// <summary>The periods that there are, the latest first and chosen.</summary>
    /// <param name="indicator">Whose; <see cref="Filter.Texts"/> for those in which single items were reported, not their totals alone.</param>
    public static Variable Periods(string name, string label, string measurement, string indicator, bool isHidden = false) =>
        Query(name, label, $"SELECT DISTINCT(\"period\") FROM \"{measurement}\" WHERE {Filter.Is("indicator", indicator).Text}", Descending, isHidden);

    /// <summary>A list in the order of the answer; the first is chosen.</summary>
    public static Variable List(string name, string label, string statement) => Query(name, label, statement, AsAnswered, isHidden: false);

    /// <summary>A list in reverse order of the alphabet; its first, so the last of the alphabet, is chosen.</summary>
    public static Variable ListDescending(string name, string label, string statement) => Query(name, label, statement, Descending, isHidden: false);

    /// <summary>Several may be chosen, or all, what has no such tag included.</summary>
    /// <param name="chosen">At first; null for all.</param>
    public Variable WithAll(string? chosen)
    {
        var body = (JsonObject)Body.DeepClone();
        body["multi"] = true;
        body["includeAll"] = true;
        body["allValue"] = ".*";
        body["current"] = new JsonObject { ["selected"] = true, ["text"] = new JsonArray(chosen ?? "All"), ["value"] = new JsonArray(chosen ?? "$__all") };
        return new Variable(Name, body);
    }

    /// <summary>A fixed list of values and how they are called.</summary>
    public static Variable Choice(string name, string label, params (string Value, string Text)[] choices) => new(name, new JsonObject
    {
        ["type"] = "custom",
        ["name"] = name,
        ["label"] = label,
        ["query"] = string.Join(", ", choices.Select(c => $"{c.Text} : {c.Value}")),
        ["hide"] = 0,
        ["includeAll"] = false,
        ["multi"] = false,
        ["current"] = new JsonObject { ["selected"] = true, ["text"] = choices[0].Text, ["value"] = choices[0].Value },
        ["options"] = new JsonArray([.. choices.Select((c, i) => new JsonObject { ["selected"] = i == 0, ["text"] = c.Text, ["value"] = c.Value })]),
    });

    private static Variable Query(string name, string label, string statement, int sort, bool isHidden) => new(name, new JsonObject
    {
        ["type"] = "query",
        ["name"] = name,
        ["label"] = label,
        ["datasource"] = Sources.Influx(),
        ["query"] = statement,
        ["refresh"] = OnTimeRangeChange,
        ["sort"] = sort,
        ["regex"] = "",
        ["hide"] = isHidden ? HideVariable : 0,
        ["includeAll"] = false,
        ["multi"] = false,
        ["current"] = new JsonObject { ["text"] = "", ["value"] = "" },
        ["options"] = new JsonArray(),
    });
}
