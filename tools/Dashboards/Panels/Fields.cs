using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>How the fields of an answer are shown: what holds for all, and what for each column by its heading.</summary>
internal static class Fields
{
    /// <summary>What a panel says that has nothing to show.</summary>
    public const string Nothing = "没有";

    /// <param name="lead">What the panel is about: its unit, decimals and light hold for all that is not told apart.</param>
    /// <param name="nothing">What stands in the panel when there are no rows.</param>
    public static JsonObject Config(Column lead, Provenance? link, JsonObject custom, IEnumerable<JsonObject> overrides, string? nothing = null)
    {
        var defaults = new JsonObject
        {
            ["unit"] = lead.Unit,
            ["decimals"] = lead.Decimals,
            ["color"] = new JsonObject { ["mode"] = lead.Light is null ? "palette-classic" : "thresholds" },
            ["thresholds"] = (lead.Light ?? Light.None).ToJson(),
            ["mappings"] = Mappings(lead),
            ["noValue"] = nothing ?? (lead.NoValue == "0" ? "0" : Nothing),
            ["custom"] = custom,
        };
        if (link is not null)
            defaults["links"] = link.ToJson();
        return new JsonObject { ["defaults"] = defaults, ["overrides"] = new JsonArray([.. overrides]) };
    }

    public static JsonObject Override(string heading, params (string Id, JsonNode? Value)[] properties) => new()
    {
        ["matcher"] = new JsonObject { ["id"] = "byName", ["options"] = heading },
        ["properties"] = new JsonArray([.. properties.Select(p => new JsonObject { ["id"] = p.Id, ["value"] = p.Value })]),
    };

    /// <summary>Unit, decimals and light of one column.</summary>
    public static IEnumerable<(string Id, JsonNode? Value)> Display(Column column)
    {
        yield return ("unit", column.Unit);
        if (column.IsFigure)
            yield return ("decimals", column.Decimals);
        if (column.Range is { } range)
        {
            yield return ("min", range.Low);
            yield return ("max", range.High);
        }

        if (column.Light is { } light)
        {
            yield return ("thresholds", light.ToJson());
            yield return ("color", new JsonObject { ["mode"] = "thresholds" });
        }

        if (column.Link is { } link)
            yield return ("links", link.ToJson());
        yield return ("mappings", Mappings(column));
    }

    /// <summary>The figure of a panel that shows no lights of rows but one color: the theme's for text.</summary>
    public static (string Id, JsonNode? Value) ColorOfText() => ("color", new JsonObject { ["mode"] = "fixed", ["fixedColor"] = "text" });

    /// <summary>
    /// The fields that a panel of numbers may take, by name, so that no text is taken for a number. Grafana holds the pattern against what a field
    /// is shown as, or against its heading, by what it has looked at before; with several answers the name of one may stand in front.
    /// </summary>
    public static string Only(IEnumerable<(Column Column, string Name)> fields) =>
        $"/(^| )({string.Join('|', fields.SelectMany(f => new[] { f.Column.Heading, f.Name }).Distinct().Select(Regex.Escape))})$/";

    /// <summary>A step between query and panel that puts the rows in the order of a column.</summary>
    public static JsonObject Sorted(Column column, bool descending) => SortedBy(column.Heading, descending);

    /// <summary>The same by the time, the earliest first: of one answer Grafana 9 sees to that by itself in a bar chart, 12 does not.</summary>
    public static JsonObject SortedByTime() => SortedBy("Time", descending: false);

    /// <summary>The unit stands at the axis of the figures; Grafana would write it under what they go by as well.</summary>
    /// <param name="along">The heading of what the figures go by.</param>
    public static JsonObject NoUnitUnder(string along) => Override(along, ("custom.axisLabel", ""));

    /// <summary>Steps that put several answers side by side: rows that have all common columns alike become one. Their times are not alike, and left out.</summary>
    public static JsonArray Joined() =>
    [
        new JsonObject { ["id"] = "filterFieldsByName", ["options"] = new JsonObject { ["exclude"] = new JsonObject { ["names"] = new JsonArray("Time") } } },
        new JsonObject { ["id"] = "merge", ["options"] = new JsonObject() },
    ];

    /// <summary>The time of a row as a column of its own.</summary>
    public static JsonObject Time(string heading) => Override("Time", ("displayName", heading), ("unit", "dateTimeAsIso"), ("custom.width", 170));

    /// <summary>Not seen, in the words of Grafana up to 12.1 and of those after.</summary>
    public static JsonObject Hide(string heading) => Override(
        heading,
        ("custom.hidden", true),
        ("custom.hideFrom", new JsonObject { ["viz"] = true, ["legend"] = true, ["tooltip"] = true }));

    // What is shown in the place of a value. What is missing has no light: a threshold would take it for the lowest of all.
    private static JsonArray Mappings(Column column)
    {
        var mappings = new JsonArray();
        if (column.Meanings is { } meanings)
        {
            mappings.Add((JsonNode)new JsonObject
            {
                ["type"] = "value",
                ["options"] = new JsonObject(meanings.Select((w, i) => KeyValuePair.Create<string, JsonNode?>(
                    w.Key, new JsonObject { ["text"] = w.Value.Text, ["color"] = w.Value.Color, ["index"] = i }))),
            });
        }

        mappings.Add((JsonNode)new JsonObject
        {
            ["type"] = "special",
            ["options"] = new JsonObject
            {
                ["match"] = "null",
                ["result"] = new JsonObject { ["text"] = column.NoValue, ["color"] = column.Look == Look.Background ? "transparent" : "text", ["index"] = mappings.Count },
            },
        });
        return mappings;
    }

    private static JsonObject SortedBy(string field, bool descending) => new()
    {
        ["id"] = "sortBy",
        ["options"] = new JsonObject { ["fields"] = new JsonObject(), ["sort"] = new JsonArray(new JsonObject { ["field"] = field, ["desc"] = descending }) },
    };
}
