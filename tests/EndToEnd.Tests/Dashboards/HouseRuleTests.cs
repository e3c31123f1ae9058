using System.Text.Json;
using System.Text.Json.Nodes;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>The house rules over every panel, and over panels of which one thing was spoilt: a rule that cannot be broken is none.</summary>
public sealed class HouseRuleTests
{
    private static readonly IndicatorCatalog County = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!;

    public static MatrixTheoryData<string, string> BoardsAndRules => new(BoardFile.All.Select(b => b.Name), HouseRules.All.Keys);

    /// <summary>How a good panel is spoilt, and which rule finds it.</summary>
    public static TheoryData<string, string, string, string, string> Spoilt => new()
    {
        { "NoTextAmongNumbers", "clusters", "粮食产量：各乡镇（吨）", "options.reduceOptions.fields", "\"\"" },
        { "NoTextAmongNumbers", "clusters", "粮食产量：各乡镇（吨）", "options.reduceOptions.fields", "\"/(^| )(产量（吨）|period)$/\"" },
        { "NoTextAmongNumbers", "overview", "地区生产总值（亿元）", "options.reduceOptions.fields", "\"/(^| )(时期)$/\"" },
        { "MissingHasNoLight", "overview", "主要指标完成情况", "fieldConfig.defaults.mappings", "[]" },
        { "MissingHasNoLight", "assessment", "各乡镇得分和位次", "fieldConfig.overrides.位次变化.mappings", "[]" },
        { "MissingHasNoLight", "assessment", "各乡镇得分和位次", "fieldConfig.overrides.位次变化.mappings.0.options.result.color", "\"red\"" },
        { "BarsBeginAtZero", "clusters", "牛存栏", "fieldConfig.overrides.期末（头）.min", "85000" },
        { "BarsBeginAtZero", "clusters", "牛存栏：各乡镇（头）", "fieldConfig.defaults.min", "null" },
        { "BarsBeginAtZero", "economy", "全社会用电量", "fieldConfig.defaults.min", "15" },
        { "BarsBeginAtZero", "trend", "${indicator}（${unit}）：${measure:text}", "fieldConfig.defaults.custom.axisSoftMin", "null" },
        { "NoLineJoinsTwoYears", "ecology", "河湖长巡河、林长巡林", "fieldConfig.defaults.custom.drawStyle", "\"line\"" },
        { "NoLineJoinsTwoYears", "projects", "各清单完成率的历史", "fieldConfig.defaults.custom.drawStyle", "\"line\"" },
        { "NoLineJoinsTwoYears", "economy", "存贷款余额", "fieldConfig.defaults.custom.spanNulls", "true" },
        { "LinksAreFew", "overview", "各乡镇主要指标", "fieldConfig.defaults.links", "[]" },
        { "LinksAreFew", "overview", "主要指标完成情况", "fieldConfig.overrides.数值.links", "[]+[]" },
        { "ColumnsFit", "overview", "各乡镇主要指标", "gridPos.w", "12" },
        { "ColumnsFit", "overview", "主要指标完成情况", "fieldConfig.overrides.完成率.custom.width", "700" },
        { "ColumnsFit", "overview", "主要指标完成情况", "fieldConfig.overrides.数值.custom.width", "null" },
        { "ThousandsAreSeparated", "clusters", "牛存栏：各乡镇（头）", "fieldConfig.defaults.unit", "\"头\"" },
        { "ThousandsAreSeparated", "overview", "经营主体（户）", "fieldConfig.overrides.期末（户）.unit", "\"户\"" },
        { "WordsAreChinese", "reporting", "逾期未报的报表", "fieldConfig.defaults.noValue", "\"—\"" },
        { "WordsAreChinese", "economy", "三次产业构成（亿元）", "options.legend.displayMode", "\"table\"" },
        { "WordsAreChinese", "pipeline", "待同步（条）", "title", "\"lag\"" },
        { "FiguresAreLarge", "overview", "地区生产总值（亿元）", "options.text.valueSize", "10" },
        { "FiguresAreLarge", "overview", "地区生产总值（亿元）", "options.text", "null" },
        { "MissingIsNotFirst", "overview", "主要指标完成情况", "targets.0.query", "\"SELECT \\\"pace\\\" AS \\\"进度差\\\" FROM \\\"economy\\\"\"" },
        { "WorseIsRed", "overview", "地区生产总值（亿元）", "fieldConfig.overrides.下降.thresholds.steps.0.color", "\"green\"" },
        { "WorseIsRed", "overview", "地区生产总值（亿元）", "fieldConfig.defaults.color.mode", "\"fixed\"" },
        { "WordsAreChinese", "economy", "存贷款余额", "fieldConfig.defaults.noValue", "null" },
        { "YearsStandSideBySide", "economy", "固定资产投资：逐月（亿元）", "options.xField", "\"时间\"" },
        { "YearsStandSideBySide", "economy", "固定资产投资：逐月（亿元）", "transformations", "null" },
        { "YearsStandSideBySide", "economy", "固定资产投资：逐月（亿元）", "targets.1.query", "\"SELECT \\\"level\\\" FROM \\\"economy\\\" WHERE time >= '${year:raw}-01-01T00:00:00+08:00'\"" },
        { "UnitsAreSaid", "trend", "${indicator}（${unit}）：${measure:text}", "title", "\"${indicator}：${measure:text}\"" },
        { "UnitsAreSaid", "overview", "主要指标完成情况", "targets.0.query", "\"SELECT \\\"level\\\" AS \\\"数值\\\" FROM \\\"economy\\\"\"" },
        { "PhoneShowsTheFigure", "overview", "主要指标完成情况", "fieldConfig.overrides.时期.custom.width", "300" },
        { "EarlierStandsBefore", "economy", "", "transformations", "null" },
        { "EarlierStandsBefore", "economy", "", "transformations.0.options.sort.0.desc", "true" },
        { "UnitStandsAtItsAxis", "economy", "固定资产投资：逐月（亿元）", "fieldConfig.overrides.时期.custom.axisLabel", "\"亿元\"" },
        { "UnitStandsAtItsAxis", "economy", "存贷款余额", "fieldConfig.overrides.Time.custom.axisLabel", "\"亿元\"" },
        { "AllBandsAreShown", "reporting", "各报表报送情况", "options.perPage", "null" },
        { "MomentsArePoints", "pipeline", "单个工作簿用时", "fieldConfig.defaults.custom.drawStyle", "\"bars\"" },
        { "CellsAreNotGuessed", "trend", "${indicator}：逐期数据", "fieldConfig.overrides.目标.custom.displayMode", "null" },
        { "CellsAreNotGuessed", "trend", "${indicator}：逐期数据", "fieldConfig.overrides.进度差.custom.displayMode", "\"color-background-solid\"" },
        { "LatestIsFirst", "trend", "${indicator}：逐期数据", "options.sortBy", "[{\"displayName\":\"时期\",\"desc\":true}]" },
        { "LatestIsFirst", "trend", "${indicator}：逐期数据", "targets.0.query", "\"SELECT \\\"period_name\\\" AS \\\"时期\\\" FROM \\\"economy\\\"\"" },
        { "ColumnsHideNoOthers", "industry", "园区税收", "fieldConfig.defaults.custom.drawStyle", "\"bars\"" },
        { "ColumnsHideNoOthers", "ecology", "河湖长巡河、林长巡林", "fieldConfig.defaults.custom.drawStyle", "\"bars\"" },
        { "NamesFitOneLine", "overview", "新能源发电量（亿千瓦时）", "fieldConfig.overrides.累计（亿千瓦时）.displayName", "\"${__cell_2} 亿千瓦时\"" },
        { "NamesFitOneLine", "projects", "项目完成投资：年度完成率和进度差", "gridPos.w", "4" },
        { "NamesFitOneLine", "projects", "项目完成投资：年度完成率和进度差", "gridPos.w", "9" },
        { "ColorsAreSeen", "overview", "地区生产总值（亿元）", "fieldConfig.overrides.累计（亿元）.color", "{\"mode\":\"thresholds\"}" },
    };

    [Theory]
    [MemberData(nameof(BoardsAndRules))]
    public void EveryPanel_KeepsTheRule(string board, string rule) =>
        BoardFile.Of(board).Panels.Where(p => p.GetProperty("type").GetString() is not ("row" or "text" or "dashlist"))
            .SelectMany(p => HouseRules.All[rule](p, County).Select(w => $"{BoardFile.TitleOf(p)} {w}"))
            .Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Spoilt))]
    public void SpoiltPanel_IsFound(string rule, string board, string panel, string path, string value)
    {
        var good = BoardFile.Of(board).PanelsWithFigures.First(p => BoardFile.TitleOf(p) == panel);
        HouseRules.All[rule](good, County).Should().BeEmpty();

        var bad = JsonSerializer.SerializeToElement(Spoil(JsonNode.Parse(good.GetRawText())!.AsObject(), path, value));

        HouseRules.All[rule](bad, County).Should().NotBeEmpty();
    }

    [Fact]
    public void EveryRule_HasAPanelThatBreaksIt() => Spoilt.Select(s => s.Data.Item1).Distinct().Should().BeEquivalentTo(HouseRules.All.Keys);

    /// <summary>Puts a value in the place that a path leads to; an override is found by its column and property. Null takes away.</summary>
    private static JsonObject Spoil(JsonObject panel, string path, string value)
    {
        if (value == "[]+[]")
        {
            // Too many are those of two columns.
            Properties(panel, path.Split('.')[2]).Add((JsonNode)new JsonObject { ["id"] = "links", ["value"] = new JsonArray() });
            return panel;
        }

        JsonNode node = panel;
        var steps = path.Split('.');
        for (var i = 0; i < steps.Length - 1; i++)
        {
            if (steps[i] == "overrides")
            {
                // The name of a property may have a dot in it.
                var id = steps[i + 2] == "custom" ? "custom." + steps[i + 3] : steps[i + 2];
                var properties = Properties(panel, steps[i + 1]);
                var property = properties.First(p => p!["id"]!.GetValue<string>() == id)!.AsObject();
                var rest = steps[(i + (id.Contains('.') ? 4 : 3))..];
                if (rest.Length == 0 && value == "null")
                    properties.Remove(property);
                else if (rest.Length == 0)
                    property["value"] = JsonNode.Parse(value);
                else
                    Put(property["value"]!, rest, value);
                return panel;
            }

            node = Step(node, steps[i]);
        }

        Put(node, steps[^1..], value);
        return panel;
    }

    private static JsonArray Properties(JsonObject panel, string heading) =>
        panel["fieldConfig"]!["overrides"]!.AsArray().First(o => o!["matcher"]!["options"]!.GetValue<string>() == heading)!["properties"]!.AsArray();

    private static void Put(JsonNode node, string[] steps, string value)
    {
        foreach (var step in steps[..^1])
            node = Step(node, step);
        if (value == "null")
            node.AsObject().Remove(steps[^1]);
        else
            node[steps[^1]] = JsonNode.Parse(value);
    }

    private static JsonNode Step(JsonNode node, string step) => (node is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : node[step])!;
}
