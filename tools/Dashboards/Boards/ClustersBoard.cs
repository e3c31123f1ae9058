using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>How far is each cluster from its billion, and who carries it?</summary>
internal static class ClustersBoard
{
    private const string Output = "cluster_output_value";

    public static Dashboard Build(County county) => new(
        "clusters",
        "特色产业集群",
        "五个特色产业集群离10亿元目标多远，由哪些乡镇支撑。",
        new Row(
            "离目标多远",
            Goal(county, 12, 9),
            county.ItemsSideBySide(
                "各集群存在问题和措施",
                "各产业集群最近一次报告的存在问题和解决措施。",
                12,
                "cluster",
                "产值同比",
                descending: true,
                [Columns.Text("problem", "存在问题", 10), Columns.Text("solution", "解决措施", 10)],
                (Output, "产值", [Columns.Yoy])),
            county.ItemsSideBySide(
                "各集群发展情况",
                "五个产业集群最新一期的产值、面积、产量、加工、带动。",
                24,
                "cluster",
                "产值",
                descending: true,
                texts: [],
                (Output, "", [Columns.Level(county[Output], "产值"), Columns.Yoy]),
                ("cluster_area", "", [Columns.Plain(county["cluster_area"], "面积")]),
                ("cluster_yield", "", [Columns.Plain(county["cluster_yield"], "产量")]),
                ("cluster_processing_rate", "", [Columns.Plain(county["cluster_processing_rate"], "加工转化率")]),
                ("cluster_leading_firms", "", [Columns.Plain(county["cluster_leading_firms"], "龙头企业")]),
                ("cluster_cooperatives", "", [Columns.Plain(county["cluster_cooperatives"], "合作社")]),
                ("cluster_households", "", [Columns.Plain(county["cluster_households"], "带动农户")]),
                ("cluster_cold_storage", "", [Columns.Plain(county["cluster_cold_storage"], "冷藏库容")]))),
        new Row(
            "谁在支撑（上方选产业集群）",
            Bars.Of(
                "${cluster}产值：各乡镇",
                county.About("所选产业集群最新一期各乡镇的产值。", [Output]),
                8,
                11,
                Query.Rows(
                    "cluster",
                    [Columns.Township, Columns.Level(county[Output], "产值"), .. Columns.Codes("area", "item", "period")],
                    county.Of(Output), county.InTownships, Filter.Chosen("item_name", "cluster"), Filter.Latest),
                Provenance.OfRow(Output)),
            Trend.Of(
                "${cluster}产值的历史：各乡镇",
                county.About("所选产业集群各乡镇每季累计产值，叠起来是全县。", [Output]),
                16,
                11,
                Provenance.OfLine(Freq.Quarterly, Output, item: null),
                Trend.Shape.Stack,
                Query.Lines(["cluster"], Columns.Level(county[Output], "产值"), ["area_name", "area", "item"], county.Of(Output), county.InTownships, Filter.Chosen("item_name", "cluster")))),
        new Row(
            "畜牧、蔬菜和粮食",
            county.Overview(
                "农牧业主要产品",
                "最新一期的存栏、出栏和产量。",
                12,
                ["cattle_stock", "sheep_stock", "cattle_sold", "sheep_sold", "meat_output", "vegetable_yield", "grain_area", "grain_output"],
                [Columns.Value, Columns.Yoy]),
            county.History("牛存栏", "每月末存栏数和同比。", 12, 11, "cattle_stock"),
            county.TownshipBars("牛存栏：各乡镇", "各乡镇最新一期的牛存栏。", 8, 10, "cattle_stock", Columns.Plain(county["cattle_stock"], "存栏")),
            county.TownshipBars("蔬菜产量：各乡镇", "各乡镇最新一期的累计蔬菜产量。", 8, 10, "vegetable_yield", Columns.Plain(county["vegetable_yield"], "产量")),
            county.TownshipBars("粮食产量：各乡镇", "各乡镇最新一年的粮食产量。", 8, 10, "grain_output", Columns.Plain(county["grain_output"], "产量"))))
    {
        Topic = "产业",
        Variables = [Variable.List("cluster", "产业集群", $"SHOW TAG VALUES FROM \"cluster\" WITH KEY = \"item_name\" WHERE \"indicator\" = '{Output}'")],
    };

    /// <summary>Each cluster's output against its goal.</summary>
    public static Panel Goal(County county, int width, int height)
    {
        var goal = county.Items("cluster").Select(i => i.Goal).Distinct().Single()
            ?? throw new InvalidOperationException("The clusters have no goal.");
        // A bar ends at the goal; which of them are on the way is told by the share of it.
        var reached = Columns.Level(county[Output], "产值") with
        {
            Light = new Light("绿：已达10亿元；黄：达到80%；红：不足80%", (null, Light.Red), (goal / 10_000 * 0.8m, Light.Amber), (goal / 10_000, Light.Green)),
        };
        return county.ItemBars("产业集群产值", "五个特色产业集群最新一期的累计产值，横条到头为10亿元目标。", width, height, Output, "cluster", reached, high: goal / 10_000);
    }
}
