using System.Text.Json;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>Every query of every dashboard, on what the demonstration has brought into a real influxd.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed class DashboardQueryTests(DemoServer server)
{
    private const string ByTheCalendar = "the last report of the samples has come, so none is still to come";

    /// <summary>Panels that may be without figures, and why.</summary>
    private static readonly Dictionary<(string Board, string Panel), string> MayBeEmpty = new()
    {
        [("pipeline", "处理程序")] = "only a running worker sends it; the demonstration without its console does not run on",
        [("reporting", "待报（份）")] = ByTheCalendar,
    };

    /// <summary>Panels that may be without figures when another period is chosen than the latest, and why.</summary>
    private static readonly Dictionary<(string Board, string Panel), string> MayBeEmptyEarlier = new()
    {
        [("projects", "超过竣工期限的项目")] = "of the earlier periods the samples hold one of the four lists, and none of its projects was past its day",
        [("projects", "有问题待解决的项目")] = "of the earlier periods the samples hold one of the four lists, and none of its projects had a problem",
        [("projects", "尚未开工的项目")] = "of the earlier periods the samples hold one of the four lists, and all of its projects had begun",
    };

    /// <summary>Columns that may be blank from top to bottom, and why.</summary>
    private static readonly Dictionary<(string Board, string Column), string> MayBeBlank = new()
    {
        [("trend", "对象")] = "the indicator that is chosen at first has no items",
        [("trend", "item")] = "the indicator that is chosen at first has no items",
        [("trend", "目标")] = "the indicator that is chosen at first has no target",
        [("trend", "完成率")] = "the indicator that is chosen at first has no target",
        [("trend", "进度差")] = "the indicator that is chosen at first has no target",
        [("trend", "位次")] = "the indicator that is chosen at first has no rank",
    };

    /// <summary>An indicator of the samples that has the measure.</summary>
    private static readonly Dictionary<string, string> HasMeasure = new(StringComparer.Ordinal)
    {
        ["level"] = "地区生产总值", ["yoy"] = "地区生产总值", ["yoy_pp"] = "空气优良天数比例", ["mom"] = "全社会用电量", ["target"] = "固定资产投资", ["completion"] = "固定资产投资",
        ["pace"] = "固定资产投资", ["gap"] = "固定资产投资", ["rank"] = "固定资产投资", ["share"] = "第一产业增加值",
    };

    public static TheoryData<string> Boards => BoardFile.Names;

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task EveryPanel_HasFigures_AsTheDashboardOpens(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync();
        var queries = 0;
        foreach (var panel in board.PanelsWithFigures)
        {
            var title = BoardFile.TitleOf(panel);
            foreach (var query in BoardFile.QueriesOf(panel))
            {
                var answer = await viewer.AnswerAsync(query, values);
                queries++;
                if (MayBeEmpty.ContainsKey((name, title)) || IsOneDirection(query) || !SampleCells.TellOf(panel))
                    continue;
                answer.Rows.Should().NotBeEmpty($"{title}: {viewer.Fill(query, values)}");
                foreach (var column in answer.Columns.Where(c => !MayBeBlank.ContainsKey((name, c))))
                    answer.Rows.Should().Contain(r => r[column] != null, $"{title}, column {column}: {query}");
            }

            if (panel.GetProperty("type").GetString() is "table" or "stat" && SampleCells.TellOf(panel) && !MayBeEmpty.ContainsKey((name, title)))
                (await viewer.TableAsync(panel, values)).Rows.Should().NotBeEmpty(title);
        }

        queries.Should().BeGreaterThan(1);
    }

    [Fact]
    public void PanelsThatMayBeEmpty_AreThere()
    {
        foreach (var (board, panel) in MayBeEmpty.Keys.Concat(MayBeEmptyEarlier.Keys))
            BoardFile.Of(board).PanelsWithFigures.Select(BoardFile.TitleOf).Should().Contain(panel);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task EveryChoice_IsAnsweredByEveryQuery(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        foreach (var variable in board.Variables)
        {
            var variableName = variable.GetProperty("name").GetString()!;
            var choices = await viewer.ChoicesAsync(variable, await viewer.VariablesAsync());
            foreach (var choice in Several(choices))
            {
                var values = variableName == "measure"
                    ? await viewer.VariablesAsync((variableName, choice), ("indicator", HasMeasure[choice]), ("accumulation", choice == "mom" ? "period" : "ytd|stock"))
                    : await viewer.VariablesAsync((variableName, choice));
                await AnswerAllAsync(board, viewer, values, mustHaveFigures: variableName is not ("area" or "item" or "accumulation" or "indicator"));
            }
        }
    }

    [Fact]
    public async Task ChosenIndicator_HasItsHistory()
    {
        var board = BoardFile.Of("trend");
        var viewer = new Viewer(server, board);
        var indicators = await viewer.ChoicesAsync(board.Variables.Single(v => v.GetProperty("name").GetString() == "indicator"), await viewer.VariablesAsync());
        indicators.Should().HaveCountGreaterThan(190).And.Contain("地区生产总值");
        // Every twentieth, all areas and items of each: the history is there, whatever the indicator has.
        foreach (var indicator in indicators.Where((_, i) => i % 20 == 0))
        {
            var values = await viewer.VariablesAsync(("indicator", indicator), ("area", ".*"), ("accumulation", "ytd|stock|period"));
            var table = await viewer.TableAsync(board.Panel("${indicator}：逐期数据"), values);
            table.Rows.Should().NotBeEmpty(indicator);
        }
    }

    [Fact]
    public async Task Annotations_FindProvisionalFigures()
    {
        var board = BoardFile.Of("trend");
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync(("indicator", "固定资产投资"));
        foreach (var annotation in board.Annotations)
            (await viewer.AnswerAsync(annotation.GetProperty("query").GetString()!, values)).Rows.Should().NotBeEmpty();
    }

    // Of a change there are three queries, one for each direction.
    private static bool IsOneDirection(string query) => query.Contains(" AS \"上升\"", StringComparison.Ordinal) || query.Contains(" AS \"下降\"", StringComparison.Ordinal) || query.Contains(" AS \"持平\"", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task Tables_HoldTheirRows_AndNoBarOfNothing(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync();
        foreach (var panel in board.PanelsWithFigures.Where(p => p.GetProperty("type").GetString() == "table"))
        {
            var title = BoardFile.TitleOf(panel);
            var table = await viewer.TableAsync(panel, values);
            // 38 pixels a line of the grid; 48 for title and frame, 36 for the heading and for each row.
            var seen = ((panel.GetProperty("gridPos").GetProperty("h").GetInt32() * 38) - 8 - 48 - 36) / 36;
            if (!GrowsOn.Contains((name, title)))
                table.Rows.Count.Should().BeLessThanOrEqualTo(seen, $"the last row of {title} is not to be cut off");
            foreach (var bar in ColumnsOf(panel, "basic").Where(b => table.Columns.Contains(b)))
                table.Rows.Should().OnlyContain(r => r[bar] != null, $"a bar of nothing in {title} would be a mark at zero");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task NamesOfRows_AreSeenWhole(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync();
        foreach (var panel in board.PanelsWithFigures.Where(p => p.GetProperty("type").GetString() == "table"))
        {
            var shown = OverridesOf(panel).Where(o => PropertyOf(o, "custom.hidden") is null).ToList();
            var widths = shown.Select(o => PropertyOf(o, "custom.width")?.GetInt32()).ToList();
            // Codes are shown in words.
            if (PropertyOf(shown[0], "mappings") is { } mappings && mappings.EnumerateArray().Any(m => m.GetProperty("type").GetString() == "value"))
                continue;
            // At 1,600 pixels; columns without a width share what is left over.
            var left = (panel.GetProperty("gridPos").GetProperty("w").GetInt32() * 62) - 26 - widths.Sum(w => w ?? 0);
            var width = widths[0] ?? Math.Max(110, left / widths.Count(w => w is null));
            var column = shown[0].GetProperty("matcher").GetProperty("options").GetString()!;
            foreach (var text in (await viewer.TableAsync(panel, values)).Rows.Select(r => r.GetValueOrDefault(column)).OfType<string>())
                (text.Sum(c => c < 256 ? 8 : 14) + 12).Should().BeLessThanOrEqualTo(width, $"{BoardFile.TitleOf(panel)} shows {text}");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task WhatIsMissing_StandsAtTheEnd(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync();
        foreach (var panel in board.PanelsWithFigures.Where(p => p.GetProperty("type").GetString() == "table" && p.GetProperty("options").GetProperty("sortBy").GetArrayLength() > 0))
        {
            var table = await viewer.TableAsync(panel, values);
            var judged = ColumnsOf(panel, "color-background").Where(c => table.Columns.Contains(c)).ToList();
            var sort = panel.GetProperty("options").GetProperty("sortBy")[0];
            var by = sort.GetProperty("displayName").GetString()!;
            if (judged.Count == 0 || !table.Columns.Contains(by) || !table.Rows.Any(r => r[by] is decimal))
                continue;
            // As Grafana sorts: nothing is the least of all.
            var rows = table.Rows.OrderBy(r => r[by] is decimal figure ? figure : decimal.MinValue).ToList();
            if (sort.GetProperty("desc").GetBoolean())
                rows.Reverse();

            rows.SkipWhile(r => judged.Exists(c => r[c] is not null)).Should().OnlyContain(r => judged.TrueForAll(c => r[c] == null), $"{BoardFile.TitleOf(panel)} by {by}");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public async Task FiguresOfFourDigits_HaveSeparators(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var values = await viewer.VariablesAsync();
        foreach (var panel in board.PanelsWithFigures)
        {
            foreach (var query in BoardFile.QueriesOf(panel))
            {
                var answer = await viewer.AnswerAsync(query, values);
                foreach (var column in answer.Columns.Where(c => c != Answer.Time && answer.Rows.Any(r => r[c] is decimal and (>= 1_000 or <= -1_000))))
                    UnitOf(panel, column).Should().Be("locale", $"{BoardFile.TitleOf(panel)} shows {column}");
            }
        }
    }

    // Registers and journals: what is over the edge is scrolled to.
    private static readonly HashSet<(string Board, string Title)> GrowsOn =
    [
        ("overview", "落后于时间进度的指标"), ("overview", "落后于年度计划的项目"), ("trend", "${indicator}：逐期数据"), ("pipeline", "全部工作簿"), ("reporting", "最近收到的工作簿"),
        ("assessment", "历次考核奖励资金"), ("reporting", "收到的工作簿：各部门"), ("pipeline", "用时最长：各部门"),
    ];

    private static IEnumerable<string> ColumnsOf(JsonElement panel, string displayMode) => OverridesOf(panel)
        .Where(o => o.GetProperty("properties").EnumerateArray().Any(p => p.GetProperty("id").GetString() == "custom.displayMode" && p.GetProperty("value").GetString() == displayMode))
        .Select(o => o.GetProperty("matcher").GetProperty("options").GetString()!);

    private static string UnitOf(JsonElement panel, string column)
    {
        var own = OverridesOf(panel).Where(o => o.GetProperty("matcher").GetProperty("options").GetString() == column)
            .SelectMany(o => o.GetProperty("properties").EnumerateArray()).Where(p => p.GetProperty("id").GetString() == "unit").Select(p => p.GetProperty("value").GetString()!).FirstOrDefault();
        return own ?? panel.GetProperty("fieldConfig").GetProperty("defaults").GetProperty("unit").GetString()!;
    }

    private static JsonElement? PropertyOf(JsonElement panelOverride, string id) =>
        panelOverride.GetProperty("properties").EnumerateArray().Where(p => p.GetProperty("id").GetString() == id).Select(p => (JsonElement?)p.GetProperty("value")).FirstOrDefault();

    private static JsonElement.ArrayEnumerator OverridesOf(JsonElement panel) => panel.GetProperty("fieldConfig").GetProperty("overrides").EnumerateArray();

    private static async Task AnswerAllAsync(BoardFile board, Viewer viewer, IReadOnlyDictionary<string, string> values, bool mustHaveFigures)
    {
        foreach (var panel in board.PanelsWithFigures)
        {
            var rows = 0;
            foreach (var query in BoardFile.QueriesOf(panel))
                rows += (await viewer.AnswerAsync(query, values)).Rows.Count;
            var panelOfBoard = (board.Name, BoardFile.TitleOf(panel));
            if (mustHaveFigures && SampleCells.TellOf(panel) && !MayBeEmpty.ContainsKey(panelOfBoard) && !MayBeEmptyEarlier.ContainsKey(panelOfBoard))
                rows.Should().BePositive($"{BoardFile.TitleOf(panel)} with {string.Join(", ", values)}");
        }

        foreach (var annotation in board.Annotations)
            await viewer.AnswerAsync(annotation.GetProperty("query").GetString()!, values);
    }

    // The first, the last and two between.
    private static IEnumerable<string> Several(IReadOnlyList<string> choices) =>
        choices.Count <= 12 ? choices : [choices[0], choices[choices.Count / 3], choices[2 * choices.Count / 3], choices[^1]];
}
