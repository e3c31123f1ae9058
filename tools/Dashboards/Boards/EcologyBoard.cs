using IndicatorPipeline.Dashboards.Panels;

namespace IndicatorPipeline.Dashboards.Boards;

/// <summary>Are the red lines kept?</summary>
internal static class EcologyBoard
{
    // GB 3095-2012, second class, yearly mean, in micrograms a cubic meter.
    private const int Pm25Limit = 35;
    private const int Pm10Limit = 70;

    private static readonly Light AllOfThem = new("绿：100%；黄：95%及以上；红：不足95%", (null, Light.Red), (95, Light.Amber), (100, Light.Green));

    private static readonly Light GoodAir = new("绿：90%及以上；黄：85%及以上；红：不足85%", (null, Light.Red), (85, Light.Amber), (90, Light.Green));

    public static Dashboard Build(County county) => new(
        "ecology",
        "生态屏障",
        "空气、水质红线，造林种草任务，河湖长、林长巡查，碳汇交易。",
        new Row(
            "红线",
            [
                .. Rate(county, "good_air_rate", GoodAir),
                .. Limit(county, "pm25", Pm25Limit),
                .. Limit(county, "pm10", Pm10Limit),
                .. Rate(county, "water_quality_rate", AllOfThem),
                .. Rate(county, "drinking_water_rate", AllOfThem),
                .. Rate(county, "sewage_treatment_rate", AllOfThem),
                county.Levels("空气优良天数比例和水质优良比例", "每月累计比例。", 12, 9, "good_air_rate", "water_quality_rate"),
                county.Levels("PM2.5和PM10平均浓度", "每月累计平均浓度；国家二级标准为年均PM2.5不超过35、PM10不超过70。", 12, 9, "pm25", "pm10"),
            ]),
        new Row(
            "生态建设任务",
            county.Overview(
                "造林、抚育、退牧还草任务",
                "有年度目标的生态建设任务最新一期的进度。",
                16,
                ["afforestation", "forest_tending", "grass_restoration"],
                [Columns.Value, Columns.TargetValue, Columns.Completion, Columns.Pace],
                "进度差") with
            {
                Below = county.Levels("造林面积", "每月累计面积；每年从头累计。", 16, 8, "afforestation"),
            },
            county.TownshipBars("造林完成率：各乡镇", "各乡镇造林面积的年度目标完成率。", 8, 14, "afforestation", Columns.Completion),
            county.SideBySide(
                "各乡镇生态建设",
                "12个乡镇最新一期的造林、抚育、退牧还草、水土流失治理和巡河。",
                24,
                "造林进度差",
                descending: false,
                ("afforestation", "造林", [Columns.Plain(county["afforestation"], "面积"), Columns.Completion, Columns.Pace]),
                ("forest_tending", "抚育", [Columns.Plain(county["forest_tending"], "面积"), Columns.Completion]),
                ("grass_restoration", "退牧还草", [Columns.Plain(county["grass_restoration"], "面积"), Columns.Completion]),
                ("soil_erosion_control", "水土", [Columns.Plain(county["soil_erosion_control"], "治理")]),
                ("river_patrols", "巡河", [Columns.Plain(county["river_patrols"], "次数")]))),
        new Row(
            "巡查和资源",
            [
                county.Levels("河湖长巡河、林长巡林", "每月累计次数；每年从头累计。", 12, 9, "river_patrols", "forest_patrols"),
                county.Levels("碳汇交易额", "每季累计交易额。", 6, 9, "carbon_trade_amount"),
                county.Levels("碳汇交易量", "每季累计交易量。", 6, 9, "carbon_trade_volume"),
                .. county.Headline("forest_coverage", 6, Columns.Level(county["forest_coverage"], "覆盖率")),
                .. county.Headline("grass_coverage", 6, Columns.Level(county["grass_coverage"], "盖度")),
                .. county.Headline("natural_forest", 6, Columns.Plain(county["natural_forest"], "面积")),
                .. county.Headline("river_problems", 6, Columns.Plain(county["river_problems"], "累计")),
            ]))
    { Topic = "生态" };

    private static IReadOnlyList<Panel> Rate(County county, string code, Light light)
    {
        var level = Columns.Level(county[code]) with { Light = light };
        return code is "good_air_rate" or "water_quality_rate" ? county.Headline(code, 8, level, County.GrowthOf(county[code])) : county.Headline(code, 8, level);
    }

    private static IReadOnlyList<Panel> Limit(County county, string code, int limit) => county.Headline(
        code,
        8,
        Columns.Plain(county[code], "累计平均") with
        {
            Light = new Light(FormattableString.Invariant($"绿：不超过国家二级标准年均{limit}；红：超过"), (null, Light.Green), (limit + 0.0001m, Light.Red)),
        });
}
