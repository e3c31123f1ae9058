using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>One to five values of one row, large.</summary>
internal static class Stat
{
    public static Panel Of(string title, About about, int width, int height, Query query, Provenance? link)
    {
        var shown = query.Columns.Where(c => c.Look != Look.Hidden).ToList();
        var options = new JsonObject
        {
            // Rows as they are, not a summary of them: only so a link knows the row it starts from.
            ["reduceOptions"] = new JsonObject { ["values"] = true, ["calcs"] = new JsonArray(), ["fields"] = $"/^({string.Join('|', shown.Select(c => c.Heading))})$/", ["limit"] = shown.Count },
            ["orientation"] = "horizontal",
            ["textMode"] = shown.Count == 1 ? "value" : "value_and_name",
            ["colorMode"] = "value",
            ["graphMode"] = "none",
            ["justifyMode"] = "auto",
        };
        return new Panel("stat", title, about.ToText([query]), width, height, options)
        {
            Queries = [query],
            FieldConfig = Fields.Config(shown[0], link, [], shown.Select(c => Fields.Override(c.Heading, [.. Fields.Display(c), ("displayName", c.Heading)]))),
        };
    }
}
