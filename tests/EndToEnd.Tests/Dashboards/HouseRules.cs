using System.Text.Json;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>
/// What every panel of a dashboard keeps to, so that a leader reads it at a glance. A rule takes a panel as it is in the file and tells what is
/// against it; each was once broken and seen in Grafana.
/// </summary>
internal static partial class HouseRules
{
    private const string Separated = "locale";

    /// <summary>How wide a phone's window is.</summary>
    private const int Phone = 420;

    private static readonly string[] Numbers =
    [
        .. Enum.GetValues<Measure>().Select(m => Codelists.Measure[m]), "${measure}", "due", "count", "observations", "findings", "ingest_seconds", "pending", "seconds", "up",
    ];

    // Those whose figures never have four digits; behind the others Grafana puts no separators.
    private static readonly string[] UnitsBehindTheNumber = ["percent", "个百分点", "位", "分", "%▲", "%▼", "%", "▲", "▼", "none"];

    private static readonly string[] Rates = ["ratio", "concentration", "index", "score", "days", "workdays", "energy_intensity"];

    /// <summary>Every rule by its name.</summary>
    public static IReadOnlyDictionary<string, Func<JsonElement, IndicatorCatalog, IEnumerable<string>>> All { get; } =
        new Dictionary<string, Func<JsonElement, IndicatorCatalog, IEnumerable<string>>>(StringComparer.Ordinal)
        {
            [nameof(NoTextAmongNumbers)] = (p, _) => NoTextAmongNumbers(p),
            [nameof(MissingHasNoLight)] = (p, _) => MissingHasNoLight(p),
            [nameof(BarsBeginAtZero)] = (p, _) => BarsBeginAtZero(p),
            [nameof(NoLineJoinsTwoYears)] = NoLineJoinsTwoYears,
            [nameof(LinksAreFew)] = (p, _) => LinksAreFew(p),
            [nameof(ColumnsFit)] = (p, _) => ColumnsFit(p),
            [nameof(ThousandsAreSeparated)] = (p, _) => ThousandsAreSeparated(p),
            [nameof(WordsAreChinese)] = (p, _) => WordsAreChinese(p),
            [nameof(FiguresAreLarge)] = (p, _) => FiguresAreLarge(p),
            [nameof(MissingIsNotFirst)] = (p, _) => MissingIsNotFirst(p),
            [nameof(WorseIsRed)] = WorseIsRed,
            [nameof(ColorsAreSeen)] = (p, _) => ColorsAreSeen(p),
            [nameof(YearsStandSideBySide)] = (p, _) => YearsStandSideBySide(p),
            [nameof(UnitsAreSaid)] = (p, _) => UnitsAreSaid(p),
            [nameof(PhoneShowsTheFigure)] = (p, _) => PhoneShowsTheFigure(p),
            [nameof(EarlierStandsBefore)] = (p, _) => EarlierStandsBefore(p),
            [nameof(UnitStandsAtItsAxis)] = (p, _) => UnitStandsAtItsAxis(p),
            [nameof(AllBandsAreShown)] = (p, _) => AllBandsAreShown(p),
            [nameof(MomentsArePoints)] = (p, _) => MomentsArePoints(p),
            [nameof(CellsAreNotGuessed)] = (p, _) => CellsAreNotGuessed(p),
            [nameof(LatestIsFirst)] = (p, _) => LatestIsFirst(p),
            [nameof(ColumnsHideNoOthers)] = ColumnsHideNoOthers,
            [nameof(NamesFitOneLine)] = (p, _) => NamesFitOneLine(p),
        };

    /// <summary>A panel that draws numbers takes the fields that are named to it, and those are numbers: Grafana takes the text 2025 for one.</summary>
    private static IEnumerable<string> NoTextAmongNumbers(JsonElement panel)
    {
        var type = Type(panel);
        var aliases = Aliases(panel);
        if (type is "stat" or "bargauge" or "gauge" or "piechart")
        {
            var fields = panel.GetProperty("options").GetProperty("reduceOptions").GetProperty("fields").GetString()!;
            if (NamedFields().Match(fields) is not { Success: true } named)
            {
                yield return $"takes whatever looks like a number: '{fields}'";
                yield break;
            }

            // By its heading, or as the override of that heading shows it.
            var shown = Overrides(panel).Where(o => o.Properties.ContainsKey("displayName")).ToLookup(o => o.Properties["displayName"].GetString()!, o => o.Name, StringComparer.Ordinal);
            foreach (var name in named.Groups["names"].Value.Split('|').Select(Regex.Unescape)
                .Where(n => !shown[n].Append(n).Any(h => aliases.TryGetValue(h, out var field) && Numbers.Contains(field))))
            {
                yield return $"draws '{name}', which is no number";
            }
        }
        else if (type == "barchart")
        {
            var along = panel.GetProperty("options").GetProperty("xField").GetString();
            foreach (var (name, field) in aliases.Where(a => a.Key != along && !Numbers.Contains(a.Value)))
                yield return $"draws '{name}' ({field}), which is no number";
        }
    }

    /// <summary>What is missing has no color and, in words, a dash: a threshold takes it for the lowest of all, and so does a table for null.</summary>
    private static IEnumerable<string> MissingHasNoLight(JsonElement panel)
    {
        if (!panel.TryGetProperty("fieldConfig", out var config))
            yield break;
        var defaults = config.GetProperty("defaults");
        if (MissingColor(defaults.GetProperty("mappings")) is not ("text" or "transparent"))
            yield return "has a light for what is missing";
        foreach (var (name, properties) in Overrides(panel).Where(o => o.Name != Answer.Time && o.Properties.ContainsKey("unit") && !IsHidden(o.Properties)))
        {
            var wanted = properties.TryGetValue("custom.displayMode", out var mode) && mode.GetString()!.StartsWith("color-background", StringComparison.Ordinal) ? "transparent" : "text";
            if ((Type(panel) == "table" || properties.ContainsKey("mappings")) && (!properties.TryGetValue("mappings", out var mappings) || MissingColor(mappings) != wanted))
                yield return $"'{name}' has a light for what is missing";
        }
    }

    /// <summary>A bar tells by its length; one that begins at 85,000 lies.</summary>
    private static IEnumerable<string> BarsBeginAtZero(JsonElement panel)
    {
        var isBars = Type(panel) is "bargauge" or "barchart" || (Type(panel) == "timeseries" && Custom(panel, "drawStyle") == "bars");
        if (!isBars)
            yield break;
        // What may be negative, or of which nobody knows until it is chosen, begins at zero and goes both ways; a bar chart sees to that by itself.
        if (Aliases(panel).Values.Where(Numbers.Contains).All(f => f is "yoy" or "yoy_pp" or "mom" or "${measure}"))
        {
            if (Type(panel) == "timeseries" && (Custom(panel, "axisSoftMin") != "0" || Custom(panel, "axisSoftMax") != "0"))
                yield return "has bars that do not begin at zero";
            yield break;
        }

        var begins = Defaults(panel, "min") is { } min ? [min] : Overrides(panel).Where(o => o.Properties.ContainsKey("min")).Select(o => o.Properties["min"]).ToList();
        if (begins.Count == 0 || begins.Exists(b => b.GetDecimal() != 0))
            yield return "has bars that do not begin at zero";
    }

    /// <summary>A cumulative amount falls back in January; a line shows that as a fall.</summary>
    private static IEnumerable<string> NoLineJoinsTwoYears(JsonElement panel, IndicatorCatalog catalog)
    {
        if (Type(panel) != "timeseries" || Custom(panel, "drawStyle") != "line" || Custom(panel, "stacking") == "normal")
            yield break;
        foreach (var query in BoardFile.QueriesOf(panel))
        {
            var fields = AliasesOf(query).Values.Where(f => f is "level" or "target" or "completion" or "pace" or "gap").ToList();
            foreach (var code in CodesOf(query, catalog).Select(c => catalog.IndicatorsByCode[c])
                .Where(i => i.Accumulation == Accumulation.YearToDate && (!Rates.Contains(i.Unit.Quantity) || fields.Exists(f => f != "level"))))
            {
                foreach (var field in fields)
                    yield return $"draws {field} of {code.Code}, which begins anew each January, as a line";
            }
        }

        if (Custom(panel, "spanNulls") is not ("False" or "false"))
            yield return "bridges what was not reported";
    }

    /// <summary>A link underlines its cell, and moves a number to the left: the name of the row has one and no other cell.</summary>
    private static IEnumerable<string> LinksAreFew(JsonElement panel)
    {
        if (Type(panel) != "table")
            yield break;
        if (Defaults(panel, "links") is not null)
            yield return "links every cell";
        var linked = Overrides(panel).Where(o => o.Properties.ContainsKey("links")).Select(o => o.Name).ToList();
        if (linked.Count > 1)
            yield return $"links {linked.Count} columns: {string.Join(", ", linked)}";
        var first = Overrides(panel).First(o => !IsHidden(o.Properties)).Name;
        if (linked.Count > 0 && linked[0] != first)
            yield return $"links '{linked[0]}' and not '{first}', by which a row is looked up";
    }

    /// <summary>Columns are as wide as what is in them, and all of them are seen at 1,600 pixels; a bar has 160 or what its heading needs.</summary>
    private static IEnumerable<string> ColumnsFit(JsonElement panel)
    {
        if (Type(panel) != "table")
            yield break;
        var sum = 0;
        foreach (var (name, properties) in Overrides(panel).Where(o => !IsHidden(o.Properties)))
        {
            var width = properties.TryGetValue("custom.width", out var set) ? set.GetInt32() : (int?)null;
            sum += width ?? 110;
            if (width is null && properties.GetValueOrDefault("unit") is { ValueKind: JsonValueKind.String } unit && unit.GetString() != "string")
                yield return $"'{name}' takes what is left over";
            if (properties.GetValueOrDefault("custom.displayMode") is { ValueKind: JsonValueKind.String } mode && mode.GetString() == "basic" && width is not (>= 160 and <= 200))
                yield return $"the bar '{name}' is {width} pixels wide";
        }

        var given = (panel.GetProperty("gridPos").GetProperty("w").GetInt32() * 62) - 26;
        if (sum > given)
            yield return $"needs {sum} pixels and has {given}";
    }

    private static IEnumerable<string> ThousandsAreSeparated(JsonElement panel)
    {
        if (!panel.TryGetProperty("fieldConfig", out _))
            yield break;
        var units = Overrides(panel).Where(o => o.Properties.ContainsKey("unit")).Select(o => (o.Name, Unit: o.Properties["unit"].GetString()!))
            .Append((Name: "what is not told apart", Unit: Defaults(panel, "unit")!.Value.GetString()!));
        foreach (var (name, unit) in units.Where(u => u.Unit is not (Separated or "string" or "dateTimeAsIso") && !UnitsBehindTheNumber.Contains(u.Unit)))
            yield return $"'{name}' has '{unit}' behind numbers without separators";
    }

    /// <summary>Nothing to show is said in words; no heading of Grafana's own is seen.</summary>
    private static IEnumerable<string> WordsAreChinese(JsonElement panel)
    {
        if (panel.TryGetProperty("targets", out _) && Defaults(panel, "noValue")?.GetString() is not ("没有" or "0"))
            yield return $"shows '{Defaults(panel, "noValue")}' where there is nothing";
        if (Type(panel) == "piechart" && panel.GetProperty("options").GetProperty("legend").GetProperty("displayMode").GetString() == "table")
            yield return "has a legend with the heading 'Value'";
        // Along an axis the time has no heading.
        var words = Overrides(panel).Where(o => !IsHidden(o.Properties) && (Type(panel) == "table" || o.Name != Answer.Time))
            .Select(o => o.Properties.TryGetValue("displayName", out var shown) ? shown.GetString()! : o.Name).Append(BoardFile.TitleOf(panel));
        foreach (var word in words.Select(w => Variable().Replace(w, "")).Where(w => English().IsMatch(w)))
            yield return $"says '{word}'";
    }

    private static IEnumerable<string> FiguresAreLarge(JsonElement panel)
    {
        if (Type(panel) != "stat")
            yield break;
        if (!panel.GetProperty("options").TryGetProperty("text", out var text) || !text.TryGetProperty("valueSize", out var size) || size.GetInt32() < 28)
            yield return "lets Grafana shrink its figures";
        else if (text.GetProperty("titleSize").GetInt32() >= size.GetInt32())
            yield return "has names as large as its figures";
    }

    /// <summary>Upwards Grafana sorts what is missing before every figure, and draws a bar of nothing as a mark at zero: such rows are left out.</summary>
    private static IEnumerable<string> MissingIsNotFirst(JsonElement panel)
    {
        if (Type(panel) != "table")
            yield break;
        var aliases = Aliases(panel);
        var all = string.Join('\n', BoardFile.QueriesOf(panel));
        var required = panel.TryGetProperty("transformations", out var steps)
            ? steps.EnumerateArray().Where(t => t.GetProperty("id").GetString() == "filterByValue").Select(t => t.GetProperty("options").GetProperty("filters")[0].GetProperty("fieldName").GetString()!).ToList()
            : [];
        foreach (var sort in panel.GetProperty("options").GetProperty("sortBy").EnumerateArray().Where(s => !s.GetProperty("desc").GetBoolean()))
        {
            var name = sort.GetProperty("displayName").GetString()!;
            var field = aliases.GetValueOrDefault(name, name);
            if (Numbers.Contains(field) && !required.Contains(name) && !Regex.IsMatch(all, $"\"{Regex.Escape(field)}\" [<>]"))
                yield return $"has at its top the rows without '{name}'";
        }
    }

    /// <summary>A change for the worse is red, also where less is better; one that is neither is not colored.</summary>
    private static IEnumerable<string> WorseIsRed(JsonElement panel, IndicatorCatalog catalog)
    {
        if (Type(panel) != "stat" || !Aliases(panel).ContainsKey("上升"))
            yield break;
        var code = Indicator().Match(panel.GetRawText()).Groups["code"].Value;
        var (up, down) = catalog.IndicatorsByCode[code].Better switch { Better.Higher => ("green", "red"), Better.Lower => ("red", "green"), _ => ("", "") };
        foreach (var (name, wanted, value) in new[] { ("上升", up, 1m), ("下降", down, -1m) })
        {
            var properties = Overrides(panel).Single(o => o.Name == name).Properties;
            // A color of its own goes before that of the light.
            var color = !properties.ContainsKey("color") && Defaults(panel, "color")!.Value.GetProperty("mode").GetString() == "thresholds" ? ColorAt(properties["thresholds"], value) : "";
            if (color != wanted)
                yield return $"'{name}' of {code} is '{color}'";
        }
    }

    /// <summary>Grafana 9 takes the color of a figure's own override for a fixed one, and shows gray where it is none.</summary>
    private static IEnumerable<string> ColorsAreSeen(JsonElement panel) => Type(panel) is not ("stat" or "bargauge")
        ? []
        : Overrides(panel).Where(o => o.Properties.TryGetValue("color", out var color) && !color.TryGetProperty("fixedColor", out _)).Select(o => $"'{o.Name}' would be gray");

    /// <summary>One year beside another: by the month or quarter within the year, a year to a query, and those of one month in one row.</summary>
    private static IEnumerable<string> YearsStandSideBySide(JsonElement panel)
    {
        if (Type(panel) != "barchart" || !BoardFile.QueriesOf(panel).Any(q => q.Contains("${year", StringComparison.Ordinal)))
            yield break;
        var queries = BoardFile.QueriesOf(panel);
        if (queries.Count != 2 || !queries[0].Contains("'${year:raw}-01-01T00:00:00+08:00' + 365d", StringComparison.Ordinal) || !queries[1].Contains("'${year:raw}-01-01T00:00:00+08:00' - 366d", StringComparison.Ordinal))
            yield return "does not show the chosen year and the one before";
        var along = panel.GetProperty("options").GetProperty("xField").GetString()!;
        if (Aliases(panel).GetValueOrDefault(along) != "period_in_year")
            yield return $"goes by '{along}', in which no two years are alike";
        if (queries.Any(q => !q.Contains("\"freq\" =~ /^(S|Q|M)$/", StringComparison.Ordinal)))
            yield return "takes periods that have none beside them in the other year";
        var steps = panel.TryGetProperty("transformations", out var found) ? found.EnumerateArray().Select(t => t.GetProperty("id").GetString()).ToList() : [];
        if (!steps.SequenceEqual(["filterFieldsByName", "merge"]))
            yield return "leaves the years one under the other";
    }

    /// <summary>A number whose unit does not follow it has the unit in its heading, in the panel's title, at the axis or in a column beside it.</summary>
    private static IEnumerable<string> UnitsAreSaid(JsonElement panel)
    {
        var aliases = Aliases(panel);
        // A register counts each row in whatever it is about; its description says so.
        if (BoardFile.TitleOf(panel).Contains('（', StringComparison.Ordinal) || aliases.ContainsValue("unit") || Custom(panel, "axisLabel") is { Length: > 0 }
            || panel.GetProperty("description").GetString()!.Contains("数量单位随", StringComparison.Ordinal))
        {
            yield break;
        }

        var told = Overrides(panel).Where(o => o.Properties.ContainsKey("unit")).ToDictionary(o => o.Name, o => o, StringComparer.Ordinal);
        foreach (var (name, field) in aliases.Where(a => Numbers.Contains(a.Value)))
        {
            var unit = told.TryGetValue(name, out var own) ? own.Properties["unit"].GetString() : Defaults(panel, "unit")!.Value.GetString();
            if (unit is Separated or "string" && !name.Contains('（', StringComparison.Ordinal) && field != "up")
                yield return $"does not say in what '{name}' is counted";
        }
    }

    /// <summary>At 420 pixels a panel is as wide as the window: the name of a row and its first figure are seen without moving the table.</summary>
    private static IEnumerable<string> PhoneShowsTheFigure(JsonElement panel)
    {
        if (Type(panel) != "table")
            yield break;
        var shown = Overrides(panel).Where(o => !IsHidden(o.Properties)).ToList();
        // A journal goes by the time, and what stands beside it is a name.
        var figure = shown.Exists(o => o.Name == Answer.Time) ? -1 : shown.FindIndex(o => o.Properties.TryGetValue("custom.align", out var align) && align.GetString() == "right");
        // Grafana gives a column without a width at least the least.
        var needed = shown.Take(figure + 1).Sum(o => o.Properties.TryGetValue("custom.width", out var width) ? width.GetInt32() : 110);
        if (needed > Phone - 32 - 18)
            yield return $"needs {needed} pixels to its first figure";
    }

    /// <summary>What was asked for from the latest back is turned round: only Grafana 9 sorts the bars of one answer by itself.</summary>
    private static IEnumerable<string> EarlierStandsBefore(JsonElement panel)
    {
        if (Type(panel) != "barchart" || !BoardFile.QueriesOf(panel).Any(q => q.Contains("ORDER BY time DESC", StringComparison.Ordinal)))
            yield break;
        var sorts = panel.TryGetProperty("transformations", out var steps)
            ? steps.EnumerateArray().Where(t => t.GetProperty("id").GetString() == "sortBy").Select(t => t.GetProperty("options").GetProperty("sort")[0]).ToList()
            : [];
        if (sorts is not [var sort] || sort.GetProperty("field").GetString() != Answer.Time || sort.GetProperty("desc").GetBoolean())
            yield return "has its latest bar at the left";
    }

    /// <summary>The unit at the axis of the figures is not written under the times or months as well.</summary>
    private static IEnumerable<string> UnitStandsAtItsAxis(JsonElement panel)
    {
        if (Custom(panel, "axisLabel") is not { Length: > 0 } unit)
            yield break;
        var along = Type(panel) == "barchart" ? panel.GetProperty("options").GetProperty("xField").GetString()! : Answer.Time;
        if (!Overrides(panel).Any(o => o.Name == along && o.Properties.TryGetValue("custom.axisLabel", out var label) && label.GetString() == ""))
            yield return $"writes '{unit}' under '{along}'";
    }

    /// <summary>What the pipeline tells of itself belongs to a second: a bar of it is too thin to be seen.</summary>
    private static IEnumerable<string> MomentsArePoints(JsonElement panel)
    {
        if (Type(panel) == "timeseries" && BoardFile.QueriesOf(panel).Any(q => q.Contains("\"pipeline\"", StringComparison.Ordinal)) && Custom(panel, "drawStyle") != "points")
            yield return $"draws moments as {Custom(panel, "drawStyle")}";
    }

    /// <summary>Left to itself Grafana takes a column without any value for one of objects, and writes null into each cell.</summary>
    private static IEnumerable<string> CellsAreNotGuessed(JsonElement panel) => Type(panel) != "table"
        ? []
        : Overrides(panel).Where(o => o.Name != Answer.Time && !IsHidden(o.Properties))
            .Where(o => !o.Properties.TryGetValue("custom.displayMode", out var mode) || mode.GetString() is not ("color-text" or "color-background" or "basic")
                || !o.Properties.TryGetValue("custom.cellOptions", out var cell) || cell.GetProperty("type").GetString() is not ("color-text" or "color-background" or "gauge"))
            .Select(o => $"lets Grafana guess what '{o.Name}' is");

    /// <summary>A register of periods begins with the latest. As words they would be sorted wrongly: 2025年9月 after 2025年12月.</summary>
    private static IEnumerable<string> LatestIsFirst(JsonElement panel)
    {
        if (Type(panel) != "table" || Aliases(panel).GetValueOrDefault(Overrides(panel).First(o => !IsHidden(o.Properties)).Name) != "period_name")
            yield break;
        if (panel.GetProperty("options").GetProperty("sortBy").GetArrayLength() > 0 || BoardFile.QueriesOf(panel).Any(q => !q.EndsWith(" ORDER BY time DESC", StringComparison.Ordinal)))
            yield return "does not begin with the latest period";
    }

    /// <summary>Along a time axis Grafana draws the columns of one month over each other: the small hides behind the large.</summary>
    private static IEnumerable<string> ColumnsHideNoOthers(JsonElement panel, IndicatorCatalog catalog)
    {
        if (Type(panel) != "timeseries" || Custom(panel, "drawStyle") != "bars" || Custom(panel, "stacking") == "normal")
            yield break;
        foreach (var query in BoardFile.QueriesOf(panel))
        {
            if (CodesOf(query, catalog).Distinct().Count() > 1 || SeveralOf().IsMatch(query))
                yield return "draws columns of several over each other";
        }
    }

    /// <summary>What stands over a figure, such as its period, takes one line: Grafana would break 亿元 in two.</summary>
    private static IEnumerable<string> NamesFitOneLine(JsonElement panel)
    {
        if (Type(panel) != "stat" || panel.GetProperty("options").GetProperty("orientation").GetString() != "vertical" || panel.GetProperty("options").GetProperty("textMode").GetString() == "value")
            yield break;
        var names = Overrides(panel).Where(o => o.Properties.ContainsKey("displayName")).ToList();
        // Of a change in three directions one is seen.
        var beside = names.Count(o => o.Name is not ("下降" or "持平"));
        var given = Math.Min((panel.GetProperty("gridPos").GetProperty("w").GetInt32() * 62) - 8, Phone - 32);
        var room = ((given - 16) / beside) - 16;
        foreach (var name in names.Select(o => Variable().Replace(o.Properties["displayName"].GetString()!, "2025年12月")))
        {
            if (name.Sum(c => c < 256 ? 7 : 12) is var needed && needed > room)
                yield return $"breaks '{name}', which needs {needed} pixels and has {room}";
        }

        // Where a figure has more than two and a half times its height, Grafana puts its name at the left: next to the figure before it.
        var place = panel.GetProperty("gridPos");
        if (beside > 1 && ((place.GetProperty("w").GetInt32() * 62) - 24) / beside > ((place.GetProperty("h").GetInt32() * 38) - 56) * 5 / 2)
            yield return "has names beside the figures of others";

        // A figure of four digits with 百分点 behind it.
        if (beside > 1 && room < 128 && Overrides(panel).Any(o => o.Properties.GetValueOrDefault("unit") is { ValueKind: JsonValueKind.String } unit && unit.GetString() == "个百分点"))
            yield return $"breaks a figure: it has {room} pixels";
    }

    /// <summary>Grafana since 11 shows twenty bands and turns pages for the others.</summary>
    private static IEnumerable<string> AllBandsAreShown(JsonElement panel)
    {
        // A band of less than 20 pixels cannot be read: so many are room for at most.
        if (Type(panel) == "state-timeline"
            && (!panel.GetProperty("options").TryGetProperty("perPage", out var bands) || bands.GetInt32() < panel.GetProperty("gridPos").GetProperty("h").GetInt32() * 38 / 20))
        {
            yield return "hides bands on further pages";
        }
    }

    /// <summary>The color that a traffic light shows at a value.</summary>
    private static string ColorAt(JsonElement thresholds, decimal value) => thresholds.GetProperty("steps").EnumerateArray()
        .Last(s => s.GetProperty("value").ValueKind == JsonValueKind.Null || s.GetProperty("value").GetDecimal() <= value).GetProperty("color").GetString()!;

    private static string? MissingColor(JsonElement mappings) => mappings.EnumerateArray()
        .Where(m => m.GetProperty("type").GetString() == "special" && m.GetProperty("options").GetProperty("match").GetString() == "null")
        .Select(m => m.GetProperty("options").GetProperty("result").GetProperty("color").GetString()).FirstOrDefault();

    private static string Type(JsonElement panel) => panel.GetProperty("type").GetString()!;

    private static bool IsHidden(IReadOnlyDictionary<string, JsonElement> properties) => properties.ContainsKey("custom.hidden");

    private static JsonElement? Defaults(JsonElement panel, string name) =>
        panel.TryGetProperty("fieldConfig", out var config) && config.GetProperty("defaults").TryGetProperty(name, out var value) ? value : null;

    private static string? Custom(JsonElement panel, string name) => Defaults(panel, "custom") is { } custom && custom.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.Object ? value.GetProperty("mode").GetString() : value.ToString()
        : null;

    private static List<(string Name, IReadOnlyDictionary<string, JsonElement> Properties)> Overrides(JsonElement panel) => panel.TryGetProperty("fieldConfig", out var config)
        ?
        [
            .. config.GetProperty("overrides").EnumerateArray().Select(o => (
                o.GetProperty("matcher").GetProperty("options").GetString()!,
                (IReadOnlyDictionary<string, JsonElement>)o.GetProperty("properties").EnumerateArray().ToDictionary(p => p.GetProperty("id").GetString()!, p => p.GetProperty("value"), StringComparer.Ordinal))),
        ]
        : [];

    /// <summary>What the columns of a panel's answers are called, and the field that each shows.</summary>
    private static Dictionary<string, string> Aliases(JsonElement panel) => panel.TryGetProperty("targets", out _)
        ? BoardFile.QueriesOf(panel).SelectMany(AliasesOf).DistinctBy(a => a.Key).ToDictionary(StringComparer.Ordinal)
        : [];

    private static Dictionary<string, string> AliasesOf(string query)
    {
        // Several measurements are written as columns are.
        query = Measurements().Replace(query, "FROM ");
        var all = Selected().Matches(query).Select(m => (Name: m.Groups["alias"].Success ? m.Groups["alias"].Value : m.Groups["field"].Value, Field: m.Groups["field"].Value))
            .DistinctBy(a => a.Name).ToDictionary(a => a.Name, a => a.Field, StringComparer.Ordinal);
        // What an outer query takes from an inner one is the field of the inner one.
        foreach (Match inner in Renamed().Matches(query))
            all[inner.Groups["alias"].Value] = inner.Groups["field"].Value;
        return all;
    }

    private static IEnumerable<string> CodesOf(string query, IndicatorCatalog catalog) => Conditions().Matches(query)
        .SelectMany(m => m.Groups["codes"].Value.Split('|')).Where(catalog.IndicatorsByCode.ContainsKey);

    [GeneratedRegex(@"^/\(\^\| \)\((?<names>.+)\)\$/$")]
    private static partial Regex NamedFields();

    [GeneratedRegex("""(?<=SELECT |, |\()"(?<field>[^"]+)"( / \d+)?\)?( AS "(?<alias>[^"]+)")?(?=,| FROM)""")]
    private static partial Regex Selected();

    [GeneratedRegex("""FROM "[^"]+"(, "[^"]+")*""")]
    private static partial Regex Measurements();

    [GeneratedRegex("""\w+\("(?<field>[^"]+)"\) AS "(?<alias>[^"]+)" FROM""")]
    private static partial Regex Renamed();

    [GeneratedRegex(@"""indicator"" =~ /\^\((?<codes>[^)]*)\)")]
    private static partial Regex Conditions();

    [GeneratedRegex(@"""(area|item)"" =~ /\^\([^)]*\|")]
    private static partial Regex SeveralOf();

    [GeneratedRegex(@"indicator=(?<code>\w+)")]
    private static partial Regex Indicator();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Variable();

    [GeneratedRegex("[A-Za-z]{2,}(?<!PM|InfluxDB)")]
    private static partial Regex English();
}
