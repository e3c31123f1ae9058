using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards;

/// <summary>A dashboard: what is in it and in which order. Places and numbers of its panels follow from that.</summary>
/// <param name="Name">Of the file, and of the address after <c>county-</c>: it never changes, since people keep links.</param>
internal sealed record Dashboard(string Name, string Title, string Description, params IReadOnlyList<Row> Rows)
{
    /// <summary>All dashboards bear it.</summary>
    public const string Tag = "县情";

    /// <summary>The console's address where none is told.</summary>
    public const string DefaultPublicUrl = "http://127.0.0.1:5180";

    private const int Columns = 24;

    /// <summary>What this one is about, besides the tag that all bear.</summary>
    public required string Topic { get; init; }

    public IReadOnlyList<Variable> Variables { get; init; } = [];

    public IReadOnlyList<JsonObject> Annotations { get; init; } = [];

    /// <summary>How far back the history goes: three whole years and this one.</summary>
    public string From { get; init; } = "now-3y/y";

    /// <summary>For a screen that nobody touches: dark, without headings of its rows.</summary>
    public bool IsScreen { get; init; }

    public string FileName => Name + ".json";

    public string Uid => "county-" + Name;

    public JsonObject ToJson()
    {
        var dashboard = Body();
        if (IsScreen)
            dashboard["style"] = "dark";
        return dashboard;
    }

    private JsonObject Body() => new()
    {
        ["uid"] = Uid,
        ["title"] = Title,
        ["description"] = Description,
        ["tags"] = new JsonArray(Tag, Topic),
        ["schemaVersion"] = 37,
        ["version"] = 1,
        ["editable"] = true,
        ["fiscalYearStartMonth"] = 0,
        ["graphTooltip"] = 1,
        ["liveNow"] = false,
        ["timezone"] = "Asia/Shanghai",
        ["weekStart"] = "monday",
        ["refresh"] = "5m",
        ["time"] = new JsonObject { ["from"] = From, ["to"] = "now" },
        ["timepicker"] = new JsonObject(),
        ["annotations"] = new JsonObject { ["list"] = new JsonArray([.. Annotations.Select(a => a.DeepClone())]) },
        ["links"] = new JsonArray(
            Link("link", "县情总览", "dashboard", "/d/county-overview"), Link("dashboards", "全部看板", "external link", "", Tag)),
        ["templating"] = new JsonObject
        {
            ["list"] = new JsonArray(
            [
                .. new[] { Variable.DataSource }.Concat(Variables).Append(Variable.Constant(Provenance.PublicUrl, DefaultPublicUrl)).Select(v => v.Body.DeepClone()),
            ]),
        },
        ["panels"] = new JsonArray([.. Place()]),
    };

    private static JsonObject Link(string type, string title, string icon, string url, params string[] tags) => new()
    {
        ["type"] = type,
        ["title"] = title,
        ["icon"] = icon,
        ["url"] = url,
        ["tags"] = new JsonArray([.. tags]),
        ["tooltip"] = "",
        ["asDropdown"] = tags.Length > 0,
        ["includeVars"] = false,
        ["keepTime"] = false,
        ["targetBlank"] = false,
    };

    private IEnumerable<JsonNode> Place()
    {
        var id = 1;
        var y = 0;
        foreach (var row in Rows)
        {
            if (!IsScreen)
            {
                yield return new JsonObject
                {
                    ["id"] = id++,
                    ["type"] = "row",
                    ["title"] = row.Title,
                    ["collapsed"] = false,
                    ["gridPos"] = new JsonObject { ["h"] = 1, ["w"] = Columns, ["x"] = 0, ["y"] = y++ },
                    ["panels"] = new JsonArray(),
                };
            }

            var x = 0;
            var height = 0;
            foreach (var panel in row.Panels)
            {
                if (x + panel.Width > Columns)
                {
                    y += height;
                    x = height = 0;
                }

                var top = y;
                for (var part = panel; part is not null; part = part.Below)
                {
                    yield return part.ToJson(id++, x, top);
                    top += part.Height;
                }

                x += panel.Width;
                height = Math.Max(height, top - y);
            }

            y += height;
        }
    }
}
