using IndicatorPipeline.Dashboards.Panels;
using IndicatorPipeline.Dashboards.Queries;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Are we ahead of plan, of last year, of the neighbours? Which rank moved?</summary>
internal static class EconomyBoard
{
    public static Dashboard Build(County county) => new(
        "economy",
        "经济运行",
        "主要经济指标的水平、增速、进度，与全市和兄弟县区的比较。",
        new Row(
            "总量",
            [
                .. county.Headline("gdp", 6),
                .. county.Headline("gdp_primary", 6),
                .. county.Headline("gdp_secondary", 6),
                .. county.Headline("gdp_tertiary", 6),
                county.Growths("地区生产总值和三次产业增速", "按不变价的累计增速，一条线一个指标。", 12, 9, "gdp", "gdp_primary", "gdp_secondary", "gdp_tertiary"),
                county.History("地区生产总值", "每季累计数和同比增速。", 6, 9, "gdp"),
                Slices.Of(
                    "三次产业构成",
                    county.About("最新一季三次产业增加值。", ["gdp_primary", "gdp_secondary", "gdp_tertiary"]),
                    6,
                    9,
                    Query.Rows(
                        "economy",
                        [Columns.Indicator, Columns.Level(county["gdp"], "增加值"), .. Columns.Codes("indicator", "period")],
                        county.Of("gdp_primary", "gdp_secondary", "gdp_tertiary"), County.Ours, Filter.Latest),
                    Provenance.OfRow(area: "county", item: "")),
            ]),
        new Row(
            "对照目标",
            county.Overview(
                "有年度目标的指标（落后最多的在最前）",
                "有年度目标的经济指标最新一期的进度。",
                24,
                ["fixed_investment", "retail_sales", "retail_sales_above", "public_revenue", "tax_revenue", "nontax_revenue", "fund_revenue", "public_expenditure", "livelihood_expenditure"],
                [Columns.Value, Columns.TargetValue, Columns.Completion, Columns.Pace, Columns.GapValue, Columns.Yoy],
                "进度差",
                filters: Filter.Above("target", 0))),
        new Row(
            "在全市的位置",
            Neighbours(county),
            county.GrowthsOfAreas("规上工业增加值增速：全市各县区", "累计增速，一条线一个县区。", 12, 9, "industry_value_added", Filter.Either(county.InCounties, Filter.Is("area", "city"))),
            county.GrowthsOfAreas("固定资产投资增速：全市各县区", "累计增速，一条线一个县区。", 12, 9, "fixed_investment", Filter.Either(county.InCounties, Filter.Is("area", "city")))),
        new Row(
            "投资和消费",
            county.History("固定资产投资", "每月累计数和同比增速；1月不单独统计。", 12, 9, "fixed_investment"),
            county.History("限额以上社会消费品零售额", "每月累计数和同比增速。", 12, 9, "retail_sales_above"),
            county.Overview(
                "投资、消费、外贸和服务业",
                "各指标最新一期的累计数和同比增速。",
                24,
                [
                    "fixed_investment", "industrial_investment", "private_investment", "infrastructure_investment", "real_estate_investment", "retail_sales", "retail_sales_above",
                    "online_retail", "ecommerce_farm_sales", "trade", "exports", "imports", "service_revenue",
                ],
                [Columns.Value, Columns.Yoy])),
        new Row(
            "与上年同期相比（年份在上方选择）",
            county.YearBesideYear("地区生产总值：逐季", 8, 9, "gdp"),
            county.YearBesideYear("固定资产投资：逐月", 8, 9, "fixed_investment"),
            county.YearBesideYear("限额以上社会消费品零售额：逐月", 8, 9, "retail_sales_above"),
            county.YearBesideYear("一般公共预算收入：逐月", 8, 9, "public_revenue"),
            county.YearBesideYear("一般公共预算支出：逐月", 8, 9, "public_expenditure"),
            county.YearBesideYear("全社会用电量：逐月", 8, 9, "electricity")),
        new Row(
            "财政金融",
            county.History("一般公共预算收入", "每月累计数和同比增速。", 8, 9, "public_revenue"),
            county.History("税收收入", "每月累计数和同比增速。", 8, 9, "tax_revenue"),
            county.Levels("存贷款余额", "金融机构各项存款、贷款的月末余额。", 8, 9, "deposits", "loans"),
            county.History("一般公共预算支出", "每月累计数和同比增速。", 12, 8, "public_expenditure"),
            county.History("税务部门组织收入", "每月累计数和同比增速。", 12, 8, "taxes_collected")),
        new Row(
            "收入、用电和人口",
            county.Levels("城乡居民人均可支配收入", "每季累计数。", 8, 9, "income_urban", "income_rural"),
            county.Growths("城乡居民收入增速", "每季累计增速。", 8, 9, "income_all", "income_urban", "income_rural"),
            county.Levels("全社会用电量", "每月累计数。", 8, 9, "electricity"),
            county.TownshipBars("四上企业数", "各乡镇最新一期的规上工业、限上商贸、规上服务业、资质建筑房地产企业数。", 8, 10, "four_above_enterprises", Columns.Plain(county["four_above_enterprises"], "家数")),
            county.TownshipBars("常住人口", "各乡镇最新一年的年末常住人口。", 8, 10, "population", Columns.Plain(county["population"], "人口")),
            county.SideBySide("固定资产投资增速", "各乡镇最新一期的累计增速。", 8, "同比", descending: true, ("fixed_investment", "", [Columns.Yoy]))))
    {
        Topic = "经济",
        Variables = [Variable.Years(YearOnYear.Year, ["economy"], Filter.Both(county.Of("fixed_investment"), County.Ours))],
    };

    private static Panel Neighbours(County county)
    {
        Column[] columns = [Columns.Yoy, Columns.GrowthRankInCity with { Name = "位次" }];
        return county.AreasSideBySide(
            "全市各县区增速和位次",
            "全市7个县区最新一期的同比增速和增速位次。",
            24,
            county.Counties,
            "规上工业同比",
            ("industry_value_added", "规上工业", columns),
            ("fixed_investment", "固投", columns),
            ("retail_sales", "社零", columns),
            ("public_revenue", "财政收入", columns),
            ("income_urban", "城镇收入", columns),
            ("income_rural", "农村收入", columns));
    }
}
