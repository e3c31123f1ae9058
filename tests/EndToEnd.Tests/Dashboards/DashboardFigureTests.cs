using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using static IndicatorPipeline.EndToEnd.Tests.Dashboards.SampleCells;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>Figures on the dashboards, against what is worked out by hand from cells of the sample workbooks.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed class DashboardFigureTests(DemoServer server)
{
    /// <summary>A figure as it stands in a cell: board, panel, row, column, divisor, file, sheet, cell.</summary>
    public static TheoryData<string, string, string, string, string, int, string, string, string> Cells => new()
    {
        { "overview", "经营主体", "", "", "期末（户）", 1, "市场监管局/2025年12月经营主体发展情况.xlsx", "汇总表", "C17" },
        { "overview", "空气优良天数比例", "", "", "下降", 1, "生态环境局/2025年12月环境质量月报.xls", "Sheet1", "E4" },
        { "economy", "地区生产总值", "", "", "累计（亿元）", 10_000, "统计局/地区生产总值季度核算.xls", "2025年", "E5" },
        { "economy", "地区生产总值", "", "", "上升", 1, "统计局/地区生产总值季度核算.xls", "2025年", "E14" },
        { "economy", "常住人口（人）", "乡镇", "东川镇", "人口（人）", 1, "统计局/常住人口与城镇化率.xls", "人口", "E5" },
        { "clusters", "粮食产量：各乡镇（吨）", "乡镇", "东川镇", "产量（吨）", 1, "农业农村局/各乡镇粮食生产情况.xlsx", "粮食", "G6" },
        { "clusters", "农牧业主要产品", "指标", "粮食产量", "数值", 1, "农业农村局/各乡镇粮食生产情况.xlsx", "粮食", "G17" },
        { "clusters", "各集群发展情况", "产业集群", "藜麦", "产值（亿元）", 1, "农业农村局/2025年特色产业集群发展情况.xlsx", "五大产业集群", "E7" },
        { "industry", "新能源装机容量", "", "", "期末（万千瓦）", 1, "能源局/2025年12月新能源运行月报.xls", "Sheet1", "C4" },
        { "industry", "一区两园主要指标", "地区", "云川经济开发区", "产值（亿元）", 1, "经开区管委会/2025年12月一区两园运行月报.xls", "一区两园", "B6" },
        { "tourism", "游客接待人次", "", "", "累计（万人次）", 1, "文旅局/2025年12月各乡镇文旅指标.xlsx", "汇总表", "C17" },
        { "ecology", "PM2.5平均浓度", "", "", "累计平均（微克/立方米）", 1, "生态环境局/环境空气质量分月情况.xlsx", "2025年", "F17" },
        { "ecology", "造林完成率：各乡镇", "乡镇", "白杨镇", "完成率", 1, "林草局/2025年12月林草生态建设情况.xls", "汇总表", "E9" },
        { "rural", "监测对象人数", "", "", "期末（人）", 1, "乡村振兴局/2025年12月防返贫监测帮扶情况.xlsx", "汇总表", "E17" },
        { "business", "减税降费", "", "", "累计（亿元）", 10_000, "税务局/税费收入与减税降费明细.xlsx", "明细", "E74" },
        { "governance", "矛盾纠纷调处", "", "", "累计（件）", 1, "政法委/2025年12月矛盾纠纷调处化解情况.xlsx", "汇总表", "C17" },
        { "trend", "${indicator}：逐期数据", "时期", "2025年4季度", "数值", 1, "统计局/地区生产总值季度核算.xls", "2025年", "E5" },
        { "investment", "协议资金", "", "", "累计（亿元）", 1, "招商服务中心/2025年12月招商引资月报.xls", "Sheet1", "C5" },
        { "livelihood", "城镇新增就业", "", "", "累计（人）", 1, "人社局/各乡镇城镇新增就业台账.xlsx", "2025年", "M17" },
        { "assessment", "各乡镇得分和位次", "乡镇", "东川镇", "综合得分", 1, "督查考核办/2025年差异化考核通报.xlsx", "第四季度", "G6" },
        { "economy", "固定资产投资：逐月（亿元）", "时期", "12月", "上年（亿元）", 1, "统计局/2024年12月主要经济指标.xls", "Sheet1", "G8" },
        { "economy", "固定资产投资：逐月（亿元）", "时期", "6月", "2025年（亿元）", 10_000, "统计局/各乡镇固定资产投资台账.xlsx", "2025年", "F17" },
        { "economy", "地区生产总值：逐季（亿元）", "时期", "4季度", "2025年（亿元）", 10_000, "统计局/地区生产总值季度核算.xls", "2025年", "E5" },
        { "trend", "${indicator}（${unit}）：${measure:text}，${area}，与上年同期相比", "时期", "4季度", "2025年", 1, "统计局/地区生产总值季度核算.xls", "2025年", "E5" },
    };

    [Fact]
    public async Task Investment_IsTheTownshipsAddedUp()
    {
        var townships = Column("统计局/各乡镇固定资产投资台账.xlsx", "2025年", "L", 5, 16).Sum();

        await ShouldBeAsync("overview", "固定资产投资", null, "累计（亿元）", townships / 10_000, 0.0001m);
    }

    [Fact]
    public async Task RetailPace_IsCompletionLessTheWholeYear()
    {
        const string file = "统计局/2025年主要指标目标任务完成情况.xlsx";
        var pace = (100 * Number(file, "全年目标完成情况", "C5") / Number(file, "全年目标完成情况", "B5")) - 100;

        // The completion is reported with one digit.
        await ShouldBeAsync("overview", "主要指标完成情况", ("指标", "社会消费品零售总额"), "进度差", pace, 0.05m);
    }

    [Fact]
    public async Task AfforestationGap_IsDoneLessPlanned()
    {
        const string file = "林草局/2025年12月林草生态建设情况.xls";

        await ShouldBeAsync("overview", "落后于时间进度的指标", ("指标", "造林面积"), "与目标之差", Number(file, "汇总表", "D17") - Number(file, "汇总表", "C17"), 0);
    }

    [Fact]
    public async Task ListOfTheCity_IsItsSixProjects()
    {
        const string file = "发改局/市列重大项目清单（2025年12月）.xls";
        var planned = Column(file, "清单", "J", 4, 9).Sum();
        var done = Column(file, "清单", "K", 4, 9).Sum();

        await ShouldBeAsync("projects", "各清单完成情况", ("项目清单", "市列重大项目"), "本年完成（亿元）", done / 10_000, 0.0001m);
        await ShouldBeAsync("projects", "各清单完成情况", ("项目清单", "市列重大项目"), "本年进度差", (100 * done / planned) - 100, 0.05m);
    }

    [Fact]
    public async Task WindFarm_IsBehindByAQuarter()
    {
        const string file = "发改局/市列重大项目清单（2025年12月）.xls";

        await ShouldBeAsync(
            "projects", "落后于年度计划的项目", ("项目", "50万千瓦风电基地一期"), "进度差", (100 * Number(file, "清单", "K8") / Number(file, "清单", "J8")) - 100, 0.05m);
    }

    [Fact]
    public async Task TasksThatWillMissTheYear_AreThoseBelowTheirTarget()
    {
        const string file = "政府办/2025年12月民生实事进展情况.xlsx";
        var below = Column(file, "民生实事", "D", 4, 13).Zip(Column(file, "民生实事", "E", 4, 13)).Count(t => t.Second < t.First);

        await ShouldBeAsync("livelihood", "照此进度今年完不成的（件）", null, "件数（件）", below, 0);
        var table = await TableAsync("livelihood", "照此进度今年完不成的实事");
        table.Rows.Should().HaveCount(below);
        table.RowOf("实事", "新增城乡公交车辆")["进度差"].Should().BeOfType<decimal>().Which.Should().BeApproximately((100 * 20m / 26) - 100, 0.05m);
    }

    [Fact]
    public async Task VegetableCluster_IsItsTownshipsAddedUp()
    {
        const string file = "农业农村局/2025年各乡镇特色产业发展情况.xls";
        string[] townships = ["云城镇", "东川镇", "西坪镇", "柳湾镇", "清水河镇", "金谷乡", "松林乡", "草滩乡", "红崖乡", "雪岭乡"];

        await ShouldBeAsync("clusters", "产业集群产值（亿元）", ("产业集群", "高原夏菜"), "产值（亿元）", townships.Sum(t => Number(file, t, "B3")) / 10_000, 0.0001m);
    }

    [Fact]
    public async Task RankOfIndustrialGrowth_IsThePlaceAmongTheCounties()
    {
        const string file = "统计局/各县区主要指标分月增速.xlsx";
        string[] columns = ["C", "D", "E", "F", "G", "H", "I"];
        var ours = Number(file, "工业", "C47");
        var rank = 1 + columns.Count(c => Number(file, "工业", c + "47") > ours);

        await ShouldBeAsync("economy", "全市各县区增速和位次", ("地区", "云川县"), "规上工业位次", rank, 0);
        await ShouldBeAsync("economy", "全市各县区增速和位次", ("地区", "云川县"), "规上工业同比", ours, 0);
    }

    [Fact]
    public async Task RankChange_IsTheEarlierRankLessThis()
    {
        const string file = "督查考核办/2025年差异化考核通报.xlsx";

        await ShouldBeAsync(
            "assessment", "各乡镇得分和位次", ("乡镇", "东川镇"), "位次变化", Number(file, "第三季度", "H6") - Number(file, "第四季度", "H6"), 0);
    }

    [Fact]
    public async Task ComputedScore_FollowsFromTheGrowthInItsCell()
    {
        var growth = Number("统计局/各乡镇固定资产投资台账.xlsx", "2025年", "L24");

        // Satisfactory is 12 %, lowest acceptable 0.
        await ShouldBeAsync("assessment", "农业优先型：各指标计算得分", ("乡镇", "东川镇"), "固定资产投资", 60 + (40 * growth / 12), 0.0001m);
    }

    [Fact]
    public async Task ReportedScore_StandsBesideTheComputedOne() =>
        await ShouldBeAsync("assessment", "农业优先型：计算得分与报送得分", ("乡镇", "东川镇"), "报送得分", Number("督查考核办/2025年差异化考核通报.xlsx", "第四季度", "G6"), 0);

    [Fact]
    public async Task ArrivedFunds_AreTheTownshipsAddedUp()
    {
        var funds = Column("招商服务中心/各乡镇招商引资到位资金台账.xlsx", "2025年", "M", 5, 16).Sum();

        await ShouldBeAsync("investment", "到位资金", null, "累计（亿元）", funds / 10_000, 0.0001m);
    }

    [Fact]
    public async Task SolvedProblems_AreTheTownshipsAddedUp()
    {
        var solved = Column("营商环境局/2025年12月包联走访企业情况.xlsx", "汇总表", "E", 5, 16).Sum();

        await ShouldBeAsync("business", "企业问题解决", null, "累计（件）", solved, 0);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task Figure_IsThatOfItsCell(string board, string panel, string rowColumn, string row, string column, int divisor, string file, string sheet, string cell) =>
        await ShouldBeAsync(board, panel, row.Length > 0 ? (rowColumn, row) : null, column, Number(file, sheet, cell) / divisor, 0.0001m);

    [Fact]
    public void EveryDashboard_HasAFigureThatIsCompared() =>
        // The others have tests of their own in this class.
        Cells.Select(c => c.Data.Item1).Concat(["projects", "screen", "pipeline", "reporting"]).Distinct().Should().BeEquivalentTo(BoardFile.All.Select(b => b.Name));

    [Fact]
    public async Task EarlierYear_StandsBesideTheOneBeforeIt()
    {
        var board = BoardFile.Of("economy");
        var viewer = new Viewer(server, board);
        const string file = "统计局/各乡镇固定资产投资台账.xlsx";

        var table = await viewer.TableAsync(board.Panel("固定资产投资：逐月（亿元）"), await viewer.VariablesAsync(("year", "2024")));

        // 1月 alone is never reported. 2024 has a day more than 2023, and the first months of both are there all the same.
        table.Rows.Select(r => r["时期"]).Should().Equal("2月", "3月", "4月", "5月", "6月", "7月", "8月", "9月", "10月", "11月", "12月");
        table.Rows.Select(r => r["2024年（亿元）"]).Should().Equal(ThisYear("2024年"));
        table.Rows.Select(r => r["上年（亿元）"]).Should().Equal(ThisYear("2023年"));

        static IEnumerable<object?> ThisYear(string sheet) => "BCDEFGHIJKL".Select(c => (object?)(Number(file, sheet, c + "17") / 10_000));
    }

    [Fact]
    public async Task Years_AreThoseOfTheSamples()
    {
        var board = BoardFile.Of("economy");
        var viewer = new Viewer(server, board);

        var years = await viewer.ChoicesAsync(board.Variables.Single(v => v.GetProperty("name").GetString() == "year"), await viewer.VariablesAsync());

        years.Should().Equal(Meanings.Where(f => f is [_, _, _, "fixed_investment", "county", "", _, "ytd", ..]).Select(f => f[9][..4]).Distinct().OrderDescending());
    }

    [Fact]
    public async Task Pipeline_CountsTheSamplesAndTheirFigures()
    {
        // Of the conversation the corrected workbook has thirteen figures, the explained one four.
        const int ofConversation = 17;
        var files = new[] { "samples", "conversation" }.SelectMany(ArrivalsIn).ToList();
        await ShouldBeAsync("pipeline", "收到的工作簿（份）", null, "收到的工作簿（份）", files.Count, 0);
        foreach (var verdict in files.GroupBy(f => f[2]))
            await ShouldBeAsync("pipeline", "接收结果", ("结果", verdict.Key), "份数（份）", verdict.Count(), 0);
        await ShouldBeAsync("pipeline", "写入的数据（条）", null, "写入的数据（条）", Meanings.Count + ofConversation, 0);
    }

    [Fact]
    public async Task Reporting_CountsTheSamplesThatCameLate()
    {
        // All but these came on the first working day of the month.
        var all = ArrivalsIn("samples");
        var first = all.Select(a => a[1]).Min(StringComparer.Ordinal);
        var names = CatalogLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalog")).Catalog!.Departments.ToDictionary(d => d.Folder, d => d.Name, StringComparer.Ordinal);
        var late = all.Where(a => a[1] != first).Select(a => names[a[0].Split('/')[0]]).ToList();
        await ShouldBeAsync("reporting", "迟报（份）", null, "迟报（份）", late.Count, 0);
        (await TableAsync("reporting", "迟报的报表")).Rows.Select(r => r["部门"]).Should().BeEquivalentTo(late);
        await ShouldBeAsync("reporting", "收到的工作簿：各部门", ("部门", "统计局"), "份数（份）", all.Count(a => a[0].StartsWith("统计局/", StringComparison.Ordinal)), 0);
    }

    [Theory]
    [MemberData(nameof(BoardFile.Names), MemberType = typeof(BoardFile))]
    public async Task History_BeginsInTheFirstYearThatIsShown(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var variables = await viewer.VariablesAsync();
        var begins = viewer.From;
        var firsts = new List<DateTimeOffset>();
        foreach (var panel in board.PanelsWithFigures.Where(p => TellOf(p) && p.GetProperty("type").GetString() is "timeseries" or "state-timeline"))
        {
            foreach (var query in BoardFile.QueriesOf(panel))
                firsts.Add((await viewer.AnswerAsync(query, variables)).Rows.Min(r => DateTimeOffset.FromUnixTimeSeconds((long)(decimal)r[Answer.Time]!)));
        }

        // No empty year before what is shown; a panel of what began later stands on the same axis as its neighbors.
        if (firsts.Count > 0)
            firsts.Min().Should().BeBefore(begins.AddYears(1));
    }

    [Fact]
    public async Task Screen_ShowsWhatTheSamplesSay()
    {
        var board = BoardFile.Of("screen");
        var viewer = new Viewer(server, board);
        var variables = await viewer.VariablesAsync();
        var headlines = board.PanelsWithFigures.Where(p => p.GetProperty("type").GetString() == "stat").ToList();
        var gdp = (await viewer.TableAsync(headlines[0], variables)).Rows.Single();
        gdp["累计（亿元）"].Should().Be(Number("统计局/地区生产总值季度核算.xls", "2025年", "E5") / 10_000);
        var behind = headlines.Single(p => BoardFile.QueriesOf(p)[0].Contains("\"项目\"", StringComparison.Ordinal));
        (await viewer.TableAsync(behind, variables)).RowOf("项目", "50万千瓦风电基地一期")["完成率"].Should().BeOfType<decimal>().Which.Should().BeApproximately(
            100 * Number("发改局/市列重大项目清单（2025年12月）.xls", "清单", "K8") / Number("发改局/市列重大项目清单（2025年12月）.xls", "清单", "J8"), 0.05m);
    }

    [Theory]
    [MemberData(nameof(BoardFile.Names), MemberType = typeof(BoardFile))]
    public async Task EveryHeadline_ShowsTheLastPeriodThatTheSamplesReport(string name)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        var variables = await viewer.VariablesAsync();
        foreach (var panel in board.PanelsWithFigures.Where(p => TellOf(p) && p.GetProperty("type").GetString() == "stat" && p.GetRawText().Contains("__cell_", StringComparison.Ordinal)))
        {
            if (board.Name == "screen" && BoardFile.QueriesOf(panel) is [var only] && !only.Contains("时期", StringComparison.Ordinal))
                continue; // A list: its period is chosen.
            var code = Regex.Match(panel.GetRawText(), @"indicator=(\w+)&").Groups[1].Value;
            var row = (await viewer.TableAsync(panel, variables)).Rows.Single();

            row["时期"].Should().Be(LastPeriodOf(code), $"{name}: {BoardFile.TitleOf(panel)}");

            // And where it is shown is where it is asked for: the name of a figure counts the columns of its answer.
            foreach (Match place in Regex.Matches(panel.GetRawText(), @"\$\{__cell_(\d)\}"))
            {
                foreach (var query in BoardFile.QueriesOf(panel))
                {
                    var answer = await viewer.AnswerAsync(query, variables);
                    if (answer.Columns.Contains("时期") && answer.Rows.Count > 0 && !answer.Columns.Contains("上升") && !answer.Columns.Contains("下降"))
                        answer.Columns[int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture)].Should().Be("时期");
                }
            }
        }
    }

    // As the list of what the samples' cells mean has it, in people's words.
    private static string LastPeriodOf(string indicator)
    {
        var last = Meanings.Where(f => f is [_, _, _, var code, "county", "", _, "ytd" or "stock", ..] && code == indicator && f[10].Length > 0).Select(f => f[9]).Max(StringComparer.Ordinal)!;
        return last.Split('-') switch
        {
            [var year, ['M', .. var month]] => $"{year}年{month.TrimStart('0')}月",
            [var year, ['Q', .. var quarter]] => $"{year}年{quarter}季度",
            [var year] => $"{year}年",
            _ => throw new NotSupportedException(last),
        };
    }

    private static List<string[]> ArrivalsIn(string folder) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, folder, "arrivals.csv")).Skip(1).Select(l => l.Split(','))];

    private async Task ShouldBeAsync(string board, string panel, (string Column, string Value)? row, string column, decimal expected, decimal precision)
    {
        var table = await TableAsync(board, panel);
        var found = row is { } r ? table.RowOf(r.Column, r.Value) : table.Rows.Single();
        found[column].Should().BeOfType<decimal>().Which.Should().BeApproximately(expected, precision);
    }

    private async Task<Answer> TableAsync(string name, string title)
    {
        var board = BoardFile.Of(name);
        var viewer = new Viewer(server, board);
        // The first of that name, whatever its unit: a trend may be called as the figure above it.
        return await viewer.TableAsync(
            board.PanelsWithFigures.First(p => BoardFile.TitleOf(p) == title || BoardFile.TitleOf(p).StartsWith(title + "（", StringComparison.Ordinal)), await viewer.VariablesAsync());
    }
}
