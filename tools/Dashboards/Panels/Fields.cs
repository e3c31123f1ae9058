using System.Text.Json.Nodes;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>How the fields of an answer are shown: what holds for all, and what for each column by its heading.</summary>
internal static class Fields
{
    /// <param name="lead">What the panel is about: its unit, decimals and light hold for all that is not told apart.</param>
    public static JsonObject Config(Column lead, Provenance? link, JsonObject custom, IEnumerable<JsonObject> overrides)
    {
        var defaults = new JsonObject
        {
            ["unit"] = lead.Unit,
            ["decimals"] = lead.Decimals,
            ["color"] = new JsonObject { ["mode"] = lead.Light is null ? "palette-classic" : "thresholds" },
            ["thresholds"] = (lead.Light ?? Light.None).ToJson(),
            ["mappings"] = new JsonArray(),
            ["noValue"] = lead.NoValue,
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
        if (Mappings(column) is { Count: > 0 } mappings)
            yield return ("mappings", mappings);
    }

    /// <summary>What is shown in the place of a value.</summary>
    public static JsonArray Mappings(Column column)
    {
        var mappings = new JsonArray();
        if (column.Words is { } words)
        {
            mappings.Add((JsonNode)new JsonObject
            {
                ["type"] = "value",
                ["options"] = new JsonObject(words.Select((w, i) => KeyValuePair.Create<string, JsonNode?>(
                    w.Key, new JsonObject { ["text"] = w.Value.Text, ["color"] = w.Value.Color, ["index"] = i }))),
            });
        }

        foreach (var (index, (pattern, text)) in column.Patterns.Index())
        {
            mappings.Add((JsonNode)new JsonObject
            {
                ["type"] = "regex",
                ["options"] = new JsonObject { ["pattern"] = pattern, ["result"] = new JsonObject { ["text"] = text, ["index"] = index } },
            });
        }

        return mappings;
    }

    /// <summary>The time of a row as a column of its own.</summary>
    public static JsonObject Time(string heading) => Override("Time", ("displayName", heading), ("unit", "dateTimeAsIso"), ("custom.width", 170));

    /// <summary>Not seen, in the words of Grafana up to 12.1 and of those after.</summary>
    public static JsonObject Hide(string heading) => Override(
        heading,
        ("custom.hidden", true),
        ("custom.hideFrom", new JsonObject { ["viz"] = true, ["legend"] = true, ["tooltip"] = true }));
}
