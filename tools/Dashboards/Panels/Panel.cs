using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A panel before it has its place and number.</summary>
/// <param name="Type">Grafana's id of the kind.</param>
/// <param name="Title">Empty where the panel before it, or what it shows, says what it is.</param>
/// <param name="Options">What that kind of panel wants to know.</param>
internal sealed record Panel(string Type, string Title, string Description, int Width, int Height, JsonObject Options)
{
    public IReadOnlyList<Query> Queries { get; init; } = [];

    public JsonObject? FieldConfig { get; init; }

    public JsonArray? Transformations { get; init; }

    /// <summary>Without a frame: it belongs to what stands beside it.</summary>
    public bool IsTransparent { get; init; }

    /// <summary>A variable of which several may be chosen: the panel is shown once for each.</summary>
    public string? EachOf { get; init; }

    /// <summary>What stands under it, as wide as it is.</summary>
    public Panel? Below { get; init; }

    /// <summary>Whether it has figures that have a unit; a text or a list of links has none.</summary>
    public bool HasFigures => Queries.Count > 0;

    public JsonObject ToJson(int id, int x, int y)
    {
        var panel = new JsonObject
        {
            ["id"] = id,
            ["type"] = Type,
            ["title"] = Title,
            ["description"] = Description,
            ["gridPos"] = new JsonObject { ["h"] = Height, ["w"] = Width, ["x"] = x, ["y"] = y },
            ["datasource"] = HasFigures ? Sources.Influx() : Sources.Grafana(),
            ["options"] = Options.DeepClone(),
        };
        if (IsTransparent)
            panel["transparent"] = true;
        if (EachOf is not null)
        {
            panel["repeat"] = EachOf;
            panel["repeatDirection"] = "h";
            panel["maxPerRow"] = 2;
        }

        if (FieldConfig is not null)
            panel["fieldConfig"] = FieldConfig.DeepClone();
        if (HasFigures)
            panel["targets"] = new JsonArray([.. Queries.Select((q, i) => q.ToJson(((char)('A' + i)).ToString()))]);
        if (Transformations is not null)
            panel["transformations"] = Transformations.DeepClone();
        return panel;
    }
}
