using System.Text.RegularExpressions;
using IndicatorPipeline.Dashboards;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>The dashboards' files, without any server.</summary>
public sealed class DashboardFileTests
{
    private static readonly IndicatorCatalog County = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!;

    // Those of Grafana 9.0 that are still there.
    private static readonly string[] Kinds =
        ["row", "timeseries", "stat", "bargauge", "gauge", "barchart", "table", "state-timeline", "piechart", "text", "dashlist"];

    public static TheoryData<string> Boards => BoardFile.Names;

    [Fact]
    public void CommittedDashboards_AreWhatTheProgramMakes()
    {
        var made = DashboardSet.Files(County);
        BoardFile.All.Select(b => b.Name + ".json").Should().BeEquivalentTo(made.Keys);
        foreach (var (name, text) in made)
        {
            (File.ReadAllText(Path.Combine(BoardFile.Directory, name)) == text)
                .Should().BeTrue($"{name} is made by `dotnet run --project tools/Dashboards -- catalog dashboards`");
        }
    }

    [Fact]
    public void Dashboards_AreTheSeventeen() => BoardFile.All.Select(b => b.Json.GetProperty("title").GetString()).Should().BeEquivalentTo(
        "县情总览", "经济运行", "重大项目（四个清单）", "招商引资与产业链", "特色产业集群", "工业与新能源", "文化旅游", "生态屏障",
        "乡村振兴", "民生实事", "营商环境", "治理与首创", "差异化考核", "报送情况", "指标趋势", "流水线运行", "县情大屏");

    [Fact]
    public void Addresses_AreUnique() => BoardFile.All.Select(b => b.Uid).Should().OnlyHaveUniqueItems().And.OnlyContain(u => u.Length <= 40);

    [Theory]
    [MemberData(nameof(Boards))]
    public void Dashboard_OpensAlikeInEveryGrafana(string name)
    {
        var json = BoardFile.Of(name).Json;
        json.GetProperty("schemaVersion").GetInt32().Should().Be(37);
        json.GetProperty("timezone").GetString().Should().Be("Asia/Shanghai");
        json.GetProperty("tags").EnumerateArray().Select(t => t.GetString()).Should().HaveCount(2).And.Contain("县情");
        json.GetProperty("description").GetString().Should().NotBeNullOrWhiteSpace();
        BoardFile.Of(name).Panels.Select(p => p.GetProperty("type").GetString()).Should().BeSubsetOf(Kinds);
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Panels_HaveTheirOwnPlaceAndNumber(string name)
    {
        var board = BoardFile.Of(name);
        board.Panels.Select(p => p.GetProperty("id").GetInt32()).Should().OnlyHaveUniqueItems();
        var taken = new Dictionary<(int X, int Y), string>();
        foreach (var panel in board.Panels)
        {
            var place = panel.GetProperty("gridPos");
            var (x, y, w, h) = (place.GetProperty("x").GetInt32(), place.GetProperty("y").GetInt32(), place.GetProperty("w").GetInt32(), place.GetProperty("h").GetInt32());
            (x + w).Should().BeLessThanOrEqualTo(24);
            foreach (var cell in Enumerable.Range(x, w).SelectMany(cx => Enumerable.Range(y, h).Select(cy => (cx, cy))))
                taken.TryAdd(cell, BoardFile.TitleOf(panel)).Should().BeTrue($"{BoardFile.TitleOf(panel)} lies over {taken[cell]}");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Panels_SayWhatTheyShow(string name)
    {
        // Headings of the screen say it themselves.
        foreach (var panel in BoardFile.Of(name).Panels.Where(p => p.GetProperty("type").GetString() is not ("row" or "text")))
        {
            // What stands small beside a headline is called as that; on the screen nothing is as small as a title.
            if (name != "screen" && panel.GetProperty("type").GetString() != "barchart")
                BoardFile.TitleOf(panel).Should().NotBeNullOrWhiteSpace();
            var description = panel.GetProperty("description").GetString();
            description.Should().NotBeNullOrWhiteSpace(BoardFile.TitleOf(panel));
            if (!panel.TryGetProperty("targets", out _))
                continue;
            description.Should().Contain("**单位：**").And.Contain("**来源：**").And.Contain("**计算：**");
            description.Should().NotMatchRegex("：\\*\\*(\n|$)", $"{BoardFile.TitleOf(panel)} leaves nothing out");
            var defaults = panel.GetProperty("fieldConfig").GetProperty("defaults");
            defaults.GetProperty("unit").GetString().Should().NotBeNullOrWhiteSpace();
            defaults.GetProperty("decimals").GetInt32().Should().BeInRange(0, 4);
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Panels_LeadToTheCell(string name)
    {
        var board = BoardFile.Of(name);
        // What the pipeline tells of itself comes from no cell; a count of tasks comes from many.
        foreach (var panel in board.PanelsWithFigures.Where(p => !p.GetRawText().Contains("\\u0022pipeline", StringComparison.Ordinal)
            && !p.GetRawText().Contains("\\\"pipeline", StringComparison.Ordinal) && !p.GetRawText().Contains("COUNT(", StringComparison.Ordinal)
            // The headline beside it leads there, and the history of the same indicator does.
            && p.GetProperty("type").GetString() != "barchart"))
        {
            var links = Regex.Matches(panel.GetRawText(), "\"url\": \"(?<url>[^\"]*)\"").Select(m => m.Groups["url"].Value).ToList();
            links.Should().NotBeEmpty($"{name}: {BoardFile.TitleOf(panel)}");
            var visible = BoardFile.QueriesOf(panel).ToList();
            foreach (var link in links)
            {
                link.Should().MatchRegex("^\\$\\{publicUrl\\}/observation\\?indicator=[^&]+&area=[^&]+&item=[^&]*&period=[^&]+$");
                foreach (var column in Regex.Matches(link, @"__data\.fields\.(?<c>\w+)").Select(m => m.Groups["c"].Value))
                    visible.Should().Contain(q => Regex.IsMatch(q, $"\"{column}\"( |,|$)"), $"{BoardFile.TitleOf(panel)} links by {column}");
                foreach (var tag in Regex.Matches(link, @"__field\.labels\.(?<c>\w+)").Select(m => m.Groups["c"].Value))
                    visible.Should().OnlyContain(q => Regex.IsMatch(q, $"GROUP BY .*\"{tag}\""), $"{BoardFile.TitleOf(panel)} links by {tag}");
                foreach (var indicator in Regex.Matches(link, @"indicator=(?<c>\w+)&").Select(m => m.Groups["c"].Value))
                    County.IndicatorsByCode.Keys.Append(AssessmentScheme.ScoreCode).Should().Contain(indicator);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Links_LeadToDashboardsThatAreThere(string name)
    {
        var uids = BoardFile.All.Select(b => b.Uid).ToHashSet(StringComparer.Ordinal);
        var tags = BoardFile.All.SelectMany(b => b.Json.GetProperty("tags").EnumerateArray().Select(t => t.GetString())).ToHashSet(StringComparer.Ordinal);
        var links = BoardFile.Of(name).Json.GetProperty("links").EnumerateArray().ToList();
        links.Should().HaveCount(2);
        foreach (var link in links)
        {
            if (link.GetProperty("type").GetString() == "link")
                uids.Should().Contain(link.GetProperty("url").GetString()!.Split('/')[^1]);
            else
                tags.Should().Contain(link.GetProperty("tags")[0].GetString());
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Queries_InventNothing(string name)
    {
        var board = BoardFile.Of(name);
        var texts = board.PanelsWithFigures.SelectMany(BoardFile.QueriesOf).Concat(board.Annotations.Select(a => a.GetProperty("query").GetString()!)).ToList();
        texts.Should().NotContain(q => q.Contains("fill(", StringComparison.OrdinalIgnoreCase));
        texts.Should().NotContain(q => Regex.IsMatch(q, @"GROUP BY[^)]*\btime\(", RegexOptions.IgnoreCase), "InfluxQL has no calendar month");
        foreach (var variable in board.Variables.Where(v => v.GetProperty("type").GetString() == "query"))
        {
            variable.GetProperty("refresh").GetInt32().Should().Be(2);
            variable.GetProperty("query").GetString()!.Split(" ORDER BY ")[0].Should().NotContain("time", "1.x looks at whole shards, 3.x at the last day");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void DataSource_IsChosenByAVariable(string name)
    {
        var board = BoardFile.Of(name);
        board.Variables[0].GetProperty("name").GetString().Should().Be("datasource");
        board.PanelsWithFigures.Select(p => p.GetProperty("datasource").GetProperty("uid").GetString()).Should().OnlyContain(u => u == "${datasource}");
        board.Variables[^1].GetProperty("name").GetString().Should().Be("publicUrl");
    }

    [Fact]
    public void Screen_FitsTheWallAndIsReadFromAfar()
    {
        var board = BoardFile.Of("screen");
        board.Json.GetProperty("style").GetString().Should().Be("dark");
        // 1,080 pixels: 28 lines of the grid of 38, of which the last has no gap, and 16 around all.
        board.Panels.Max(p => p.GetProperty("gridPos").GetProperty("y").GetInt32() + p.GetProperty("gridPos").GetProperty("h").GetInt32()).Should().BeLessThanOrEqualTo(27);
        board.Panels.Select(p => p.GetProperty("type").GetString()).Should().BeSubsetOf(["stat", "bargauge", "text"], "titles, tables and axes are smaller than 20 pixels");
        board.Panels.Should().OnlyContain(p => BoardFile.TitleOf(p).Length == 0);
        foreach (var panel in board.PanelsWithFigures)
        {
            var text = panel.GetProperty("options").GetProperty("text");
            text.GetProperty("titleSize").GetInt32().Should().BeGreaterThanOrEqualTo(20);
            text.GetProperty("valueSize").GetInt32().Should().BeGreaterThanOrEqualTo(20);
        }

        board.Panels.Where(p => p.GetProperty("type").GetString() == "text").Should().OnlyContain(p => p.GetProperty("options").GetProperty("content").GetString()!.StartsWith("## "));
        board.PanelsWithFigures.Count(p => p.GetProperty("type").GetString() == "stat").Should().Be(12 + 3, "twelve figures and three lists");
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Choices_AreInChinese(string name)
    {
        foreach (var variable in BoardFile.Of(name).Variables.Where(v => v.GetProperty("hide").GetInt32() == 0))
        {
            variable.GetProperty("label").GetString().Should().MatchRegex(@"^\p{IsCJKUnifiedIdeographs}");
            variable.TryGetProperty("includeAll", out var all).Should().Be(all.ValueKind != System.Text.Json.JsonValueKind.Undefined);
            (all.ValueKind == System.Text.Json.JsonValueKind.True).Should().BeFalse("Grafana would offer 'All'");
            var query = variable.GetProperty("query").GetString()!;
            query.Should().NotContain("\"period\"").And.NotMatchRegex("KEY = \"(accumulation|indicator|area|item)\"", "codes are for programs");
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void History_BeginsWithTheFirstYearsThatAreKept(string name) =>
        BoardFile.Of(name).Json.GetProperty("time").GetProperty("from").GetString().Should().BeOneOf("now-3y/y", "now-1y");
}
