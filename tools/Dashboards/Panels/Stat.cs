using System.Text.Json.Nodes;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>The figures of one row, large and side by side; the first bears the period as its name, the others what they are.</summary>
internal static class Stat
{
    /// <summary>In pixels, so that they do not shrink with the number of figures.</summary>
    private const int ValueSize = 28;
    private const int NameSize = 12;
    private const int CountSize = 40;

    /// <summary>Figures, and how each of them changed: of the changes one query has a row, by its direction.</summary>
    /// <param name="figures">The query of the figures; null where there is the change alone.</param>
    public static Panel Of(string title, About about, int width, int height, Query? figures, IReadOnlyList<(Query Query, Column Column, string Arrow)> changes, Provenance? link) => Build(
        // Beside the period there is no room for the unit: both would take two lines.
        Shown(figures) is [{ UnitName: { } unit }, ..] ? $"{title}（{unit}）" : title,
        about,
        width,
        height,
        Together(figures, changes),
        [
            .. Shown(figures).Select((c, i) => new Value(c, i == 0 ? NameOf(figures!, null) : c.Heading, c.Unit)),
            .. changes.Select(c => new Value(c.Column, figures is null ? NameOf(c.Query, NameOf(c.Column)) : NameOf(c.Column), Signed(c.Column.Unit, c.Arrow))),
        ],
        link,
        (NameSize, ValueSize));

    /// <summary>
    /// The same for a screen at the wall, without a title: a line for the figure, called as it is, and one for its change, called by the period.
    /// </summary>
    public static Panel OnScreen(
        string name, About about, int width, int height, Query? figures, IReadOnlyList<(Query Query, Column Column, string Arrow)> changes, Provenance link, (int Name, int Value) sizes)
    {
        var panel = Build(
            "",
            about,
            width,
            height,
            Together(figures, changes),
            [
                .. Shown(figures).Select(c => new Value(c, c.UnitName is null ? name : $"{name}（{c.UnitName}）", c.Unit)),
                .. changes.Select(c => new Value(c.Column, figures is null ? $"{name} {NameOf(c.Query, null)}" : NameOf(c.Query, null), Signed(c.Column.Unit, c.Arrow))),
            ],
            link,
            sizes);
        panel.Options["orientation"] = "horizontal";
        return panel;
    }

    /// <summary>A number without a period, such as a count.</summary>
    public static Panel Single(string title, About about, int width, int height, Query query)
    {
        var column = Shown(query)[0];
        return Build(column.UnitName is { } unit ? $"{title}（{unit}）" : title, about, width, height, [query], [new Value(column, column.Heading, column.Unit)], null, (NameSize, CountSize));
    }

    /// <summary>A line for each row, for a screen at the wall: its name at the left, its figure at the right.</summary>
    /// <param name="name">Of a line, by the places of the columns.</param>
    /// <param name="sizes">Of names and figures, in pixels.</param>
    /// <param name="lines">How many there is room for.</param>
    public static Panel Lines(About about, int width, int height, Query query, Provenance? link, string name, (int Name, int Value) sizes, int lines, bool descending)
    {
        var figure = Shown(query)[0];
        var panel = Build("", about, width, height, [query], [new Value(figure, name, figure.Unit)], link, sizes);
        panel.Options["orientation"] = "horizontal";
        panel.Options["textMode"] = "value_and_name";
        panel.Options["reduceOptions"]!["limit"] = lines;
        return panel with { Transformations = [Fields.Sorted(figure, descending)] };
    }

    private static Panel Build(
        string title, About about, int width, int height, IReadOnlyList<Query> queries, IReadOnlyList<Value> values, Provenance? link, (int Name, int Value) sizes)
    {
        var options = new JsonObject
        {
            // Rows as they are, not a summary of them: only so a link knows the row it starts from.
            ["reduceOptions"] = new JsonObject { ["values"] = true, ["calcs"] = new JsonArray(), ["fields"] = Fields.Only(values.Select(v => (v.Column, v.Name))), ["limit"] = values.Count },
            ["orientation"] = "vertical",
            ["textMode"] = link is null ? "value" : "value_and_name",
            ["colorMode"] = "value",
            ["graphMode"] = "none",
            ["justifyMode"] = "auto",
            // Name and figure side by side where there is the room, as Grafana 9 does without being asked.
            ["wideLayout"] = true,
            ["text"] = new JsonObject { ["titleSize"] = sizes.Name, ["valueSize"] = sizes.Value },
        };
        return new Panel("stat", title, about.ToText(queries), width, height, options)
        {
            Queries = queries,
            FieldConfig = Fields.Config(values[0].Column, link, [], values.Select(Override)),
        };
    }

    private static List<Query> Together(Query? figures, IEnumerable<(Query Query, Column Column, string Arrow)> changes) =>
        [.. changes.Select(c => c.Query).Prepend(figures).OfType<Query>()];

    private static List<Column> Shown(Query? query) => query is null ? [] : [.. query.Columns.Where(c => c.IsFigure && c.Look != Look.Hidden)];

    // The time is column 0 of an answer; written so, every Grafana since 9 knows it.
    private static string NameOf(Query query, string? what)
    {
        var place = query.Columns.Index().First(c => c.Item.Field == Columns.Period.Field).Index + 1;
        return FormattableString.Invariant($"${{__cell_{place}}}") + (what is null ? "" : $" {what}");
    }

    // A unit behind the number may be any text, so the direction stands there; what has no room beside it stands in the name.
    private static string Signed(string unit, string arrow) => unit == Columns.Percent ? "%" + arrow : arrow.Length > 0 ? arrow : "none";

    private static string NameOf(Column change) => change.Unit == Columns.Percent ? "同比" : "同比，百分点";

    private static JsonObject Override(Value value)
    {
        // Nothing lies behind a figure of this size, so what is missing has the color of text.
        var column = value.Column with { Unit = value.Unit, Look = Look.Plain };
        var isJudged = column.Light is not null && column.Light != Light.None;
        return Fields.Override(
            column.Heading,
            [
                // By the light of the panel's fields: a color named here Grafana 9 would take for a fixed one, and show gray.
                .. Fields.Display(isJudged ? column : column with { Light = null }).Where(p => p.Id != "color"),
                .. isJudged ? [] : new[] { Fields.ColorOfText() },
                ("displayName", value.Name),
            ]);
    }

    /// <summary>A figure, what stands over it and what behind it.</summary>
    private sealed record Value(Column Column, string Name, string Unit);
}
