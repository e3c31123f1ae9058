using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Industry, the zone with its two parks, new energy.</summary>
internal static class IndustryBoard
{
    public static Dashboard Build(County county) => new(
        "industry",
        "工业与新能源",
        "规上工业、一区两园、新能源装机和发电、技改和企业培育。",
        new Row(
            "规上工业",
            [
                .. county.Headline("industry_value_added", 8, County.GrowthOf(county["industry_value_added"])),
                .. county.Headline("industry_output", 8),
                .. county.Headline("industry_sales", 8),
                .. county.Headline("industry_profit", 8),
                .. county.Headline("industrial_investment", 8),
                .. county.Headline("industry_electricity", 8),
                county.GrowthsOfAreas("规上工业增加值增速：本县与全市", "累计增速，不变价。", 24, 9, "industry_value_added", County.InCountyAndCity),
            ]),
        new Row(
            "一区两园",
            Parks(
                county,
                "一区两园主要指标",
                "产值",
                ("industry_output", "", [Columns.Level(county["industry_output"], "产值"), Columns.Yoy]),
                ("park_tax", "", [Columns.Level(county["park_tax"], "税收")]),
                ("park_enterprises", "", [Columns.Plain(county["park_enterprises"], "入园企业")]),
                ("park_jobs", "", [Columns.Plain(county["park_jobs"], "吸纳就业")]),
                ("park_land_developed", "", [Columns.Plain(county["park_land_developed"], "已开发面积")])),
            Parks(
                county,
                "一区两园投资和企业培育",
                "基础设施投资",
                ("park_infrastructure_investment", "", [Columns.Level(county["park_infrastructure_investment"], "基础设施投资")]),
                ("tech_renewal_investment", "", [Columns.Level(county["tech_renewal_investment"], "技改投资")]),
                ("three_transform_projects", "", [Columns.Plain(county["three_transform_projects"], "三化改造")]),
                ("specialized_enterprises", "", [Columns.Plain(county["specialized_enterprises"], "专精特新")]),
                ("high_tech_enterprises", "", [Columns.Plain(county["high_tech_enterprises"], "高新技术")])),
            county.LevelsOfAreas("园区工业总产值", "经济开发区和两个园区每月累计产值。", 12, 9, "industry_output", county.InParks),
            county.LevelsOfAreas("园区税收", "经济开发区和两个园区每月累计税收。", 12, 9, "park_tax", county.InParks),
            county.LevelsOfAreas("入园企业", "经济开发区和两个园区的入园企业数。", 12, 9, "park_enterprises", county.InParks),
            county.LevelsOfAreas("工业技改投资", "经济开发区和两个园区每月累计技改投资。", 12, 9, "tech_renewal_investment", county.InParks)),
        new Row(
            "新能源",
            [
                .. county.Headline("new_energy_capacity", 6),
                .. county.Headline("new_energy_generation", 6),
                .. county.Headline("new_energy_utilization", 6, Columns.Level(county["new_energy_utilization"], "累计")),
                .. county.Headline("storage_capacity", 6),
                county.Stacked("新能源装机容量", "风电、光伏、新型储能每月末装机，叠起来看总量。", 12, 9, "wind_capacity", "solar_capacity", "storage_capacity"),
                county.Stacked("新能源发电量", "风电、光伏每月累计发电量；每年从头累计。", 12, 9, "wind_generation", "solar_generation"),
                county.Levels("新能源利用率", "每月累计利用率。", 24, 7, "new_energy_utilization"),
            ]))
    { Topic = "工业" };

    private static Panel Parks(County county, string title, string sort, params (string Code, string Label, Column[] Columns)[] parts) =>
        county.AreasSideBySide(title, "经济开发区（含两园）和两个园区最新一期的指标。", 24, county.Parks, sort, parts);
}
