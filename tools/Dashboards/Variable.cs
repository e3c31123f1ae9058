using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards;

/// <summary>What can be chosen at the top of a dashboard.</summary>
internal sealed record Variable(string Name, JsonObject Body)
{
    // Grafana's numbers.
    private const int OnTimeRangeChange = 2;
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
        Query(name, label, $"SELECT \"period_name\" FROM \"{measurement}\" WHERE {Filter.Is("indicator", indicator).Text} ORDER BY time DESC", isHidden);

    /// <summary>The years that there are, the latest first and chosen.</summary>
    /// <param name="filter">Of what is looked at.</param>
    public static Variable Years(string name, IEnumerable<string> measurements, Filter filter)
    {
        var body = (JsonObject)Query(
            name, "年份", $"SELECT \"period_name\" FROM {string.Join(", ", measurements.Select(m => $"\"{m}\""))} WHERE {filter.Text} ORDER BY time DESC", isHidden: false).Body.DeepClone();
        // What it catches of each answer is the choice; the same year is offered once.
        body["regex"] = "/^(\\d{4})年/";
        return new Variable(name, body);
    }

    /// <summary>A list in the order of the answer; the first is chosen.</summary>
    public static Variable List(string name, string label, string statement) => Query(name, label, statement, isHidden: false);

    /// <summary>What a statement answers, for titles; nobody chooses it.</summary>
    public static Variable Hidden(string name, string statement) => Query(name, name, statement, isHidden: true);

    /// <summary>Several may be chosen.</summary>
    public Variable WithSeveral(string chosen)
    {
        var body = (JsonObject)Body.DeepClone();
        body["multi"] = true;
        body["current"] = new JsonObject { ["selected"] = true, ["text"] = new JsonArray(chosen), ["value"] = new JsonArray(chosen) };
        return new Variable(Name, body);
    }

    /// <summary>One is chosen at first, instead of the first of the answer.</summary>
    public Variable With(string chosen)
    {
        var body = (JsonObject)Body.DeepClone();
        body["current"] = new JsonObject { ["selected"] = true, ["text"] = chosen, ["value"] = chosen };
        return new Variable(Name, body);
    }

    /// <summary>Words that a name must hold; without any every name does, and so does what has none.</summary>
    public static Variable Words(string name, string label) => new(name, new JsonObject
    {
        ["type"] = "textbox",
        ["name"] = name,
        ["label"] = label,
        ["query"] = "",
        ["hide"] = 0,
        ["current"] = new JsonObject { ["selected"] = true, ["text"] = "", ["value"] = "" },
        ["options"] = new JsonArray(),
    });

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

    private static Variable Query(string name, string label, string statement, bool isHidden) => new(name, new JsonObject
    {
        ["type"] = "query",
        ["name"] = name,
        ["label"] = label,
        ["datasource"] = Sources.Influx(),
        ["query"] = statement,
        ["refresh"] = OnTimeRangeChange,
        ["sort"] = AsAnswered,
        ["regex"] = "",
        ["hide"] = isHidden ? HideVariable : 0,
        ["includeAll"] = false,
        ["multi"] = false,
        ["current"] = new JsonObject { ["text"] = "", ["value"] = "" },
        ["options"] = new JsonArray(),
    });
}
