using static IndicatorPipeline.EndToEnd.Tests.Dashboards.SampleCells;

namespace IndicatorPipeline.EndToEnd.Tests.Dashboards;

/// <summary>Figures on the dashboards, against what is worked out by hand from cells of the sample workbooks.</summary>
[Collection(DemoServerDefinition.Name)]
public sealed class DashboardFigureTests(DemoServer server)
{
    [Fact]
    public async Task Investment_IsTheTownshipsAddedUp()
    {
        var townships = Column("统计局/各乡镇固定资产投资台账.xlsx", "2025年", "L", 5, 16).Sum();

        await ShouldBeAsync("overview", "固定资产投资", null, "累计", townships / 10_000, 0.0001m);
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

        await ShouldBeAsync("projects", "各清单完成情况", ("项目清单", "市列重大项目"), "本年完成", done / 10_000, 0.0001m);
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

        await ShouldBeAsync("livelihood", "照此进度今年完不成的", null, "件数", below, 0);
        var table = await TableAsync("livelihood", "照此进度今年完不成的实事");
        table.Rows.Should().HaveCount(below);
        table.RowOf("实事", "新增城乡公交车辆")["进度差"].Should().BeOfType<decimal>().Which.Should().BeApproximately((100 * 20m / 26) - 100, 0.05m);
    }

    [Fact]
    public async Task VegetableCluster_IsItsTownshipsAddedUp()
    {
        const string file = "农业农村局/2025年各乡镇特色产业发展情况.xls";
        string[] townships = ["云城镇", "东川镇", "西坪镇", "柳湾镇", "清水河镇", "金谷乡", "松林乡", "草滩乡", "红崖乡", "雪岭乡"];

        await ShouldBeAsync("clusters", "产业集群产值（目标各10亿元）", ("产业集群", "高原夏菜"), "产值", townships.Sum(t => Number(file, t, "B3")) / 10_000, 0.0001m);
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
    public async Task ArrivedFunds_AreTheTownshipsAddedUp()
    {
        var funds = Column("招商服务中心/各乡镇招商引资到位资金台账.xlsx", "2025年", "M", 5, 16).Sum();

        await ShouldBeAsync("investment", "到位资金", null, "累计", funds / 10_000, 0.0001m);
    }

    [Fact]
    public async Task SolvedProblems_AreTheTownshipsAddedUp()
    {
        var solved = Column("营商环境局/2025年12月包联走访企业情况.xlsx", "汇总表", "E", 5, 16).Sum();

        await ShouldBeAsync("business", "企业问题解决", null, "累计", solved, 0);
    }

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
        // The first of that name: a trend may be called as the figure above it.
        return await viewer.TableAsync(board.PanelsWithFigures.First(p => BoardFile.TitleOf(p) == title), await viewer.VariablesAsync());
    }
}
