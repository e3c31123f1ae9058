using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support;

/// <summary>A catalog of a few indicators of each sort, so that a test shows only the report that matters.</summary>
public static class SomeCatalog
{
    public static Unit TenThousandYuan { get; } = new("万元", "money", 10_000, []);

    private static readonly Unit Mu = new("亩", "area", 1, []);

    private static readonly Unit Piece = new("个", "count", 1, ["项", "家"]);

    /// <summary>The catalog: gdp (Q), investment and retail (M, ytd), deposits (stock), power (M, period), air (%), a county with two townships.</summary>
    public static IndicatorCatalog Small { get; } = new()
    {
        Indicators =
        [
            Indicator("gdp", "地区生产总值", TenThousandYuan, Freq.Quarterly, Accumulation.YearToDate, "GDP", "生产总值"),
            Indicator("gdp_primary", "第一产业增加值", TenThousandYuan, Freq.Quarterly, Accumulation.YearToDate, "第一产业"),
            Indicator("industry", "规模以上工业增加值", TenThousandYuan, Freq.Monthly, Accumulation.YearToDate, "规上工业增加值"),
            Indicator("investment", "固定资产投资", TenThousandYuan, Freq.Monthly, Accumulation.YearToDate, "固投", "投资"),
            Indicator("investment_industry", "工业投资", TenThousandYuan, Freq.Monthly, Accumulation.YearToDate),
            Indicator("retail", "社会消费品零售总额", TenThousandYuan, Freq.Monthly, Accumulation.YearToDate, "社零"),
            Indicator("deposits", "存款余额", TenThousandYuan, Freq.Monthly, Accumulation.Stock),
            Indicator("power", "用电量", new Unit("万千瓦时", "energy", 10_000, []), Freq.Monthly, Accumulation.Period),
            Indicator("income_all", "全体居民人均可支配收入", new Unit("元", "money", 1, []), Freq.Quarterly, Accumulation.YearToDate, "居民人均可支配收入"),
            Indicator("income_urban", "城镇居民人均可支配收入", new Unit("元", "money", 1, []), Freq.Quarterly, Accumulation.YearToDate),
            Indicator("income_rural", "农村居民人均可支配收入", new Unit("元", "money", 1, []), Freq.Quarterly, Accumulation.YearToDate),
            Indicator("air", "空气优良天数比例", Unit.Percent, Freq.Monthly, Accumulation.YearToDate),
            Indicator("forest", "造林面积", Mu, Freq.Monthly, Accumulation.YearToDate),
            Indicator("firms", "企业数", Piece, Freq.Monthly, Accumulation.Stock, "企业个数"),
            Indicator("project_total", "项目总投资", TenThousandYuan, Freq.Monthly, Accumulation.Stock, "总投资"),
            Indicator("project_investment", "项目投资", TenThousandYuan, Freq.Monthly, Accumulation.YearToDate),
            Indicator("cluster_output", "集群产值", TenThousandYuan, Freq.Monthly, Accumulation.YearToDate, "产值"),
        ],
        Areas =
        [
            new RefArea("county", "全县", ["本县"], "county", null, null),
            new RefArea("dongchuan", "东川镇", ["东川"], "township", "county", null),
            new RefArea("xihe", "西河乡", [], "township", "county", null),
        ],
        Items =
        [
            new Item("vegetable", "高原夏菜", "cluster", [], null),
            new Item("mushroom", "食用菌", "cluster", [], null),
        ],
        Kinds =
        [
            new ItemKind("cluster", "产业集群", ["产业", "产业名称"], false, null),
            new ItemKind("project", "项目", ["项目名称"], true, "project_investment"),
        ],
        Attributes =
        [
            new AttributeDefinition("stage", "形象进度", ["工程进度"]),
            new AttributeDefinition("place", "建设地点", []),
            new AttributeDefinition("goal", "目标任务", []),
        ],
        Ignored = ["序时进度"],
        Departments = [new Department("stats", "统计局", "统计局", [])],
        Units =
        [
            Unit.Percent, Unit.PerMille, Unit.PercentagePoint, Unit.Place, TenThousandYuan, Mu, Piece,
            new Unit("元", "money", 1, []), new Unit("亿元", "money", 100_000_000, []), new Unit("万千瓦时", "energy", 10_000, []),
            new Unit("公顷", "area", 15, []),
            new Unit("吨标准煤/万元", "energy_intensity", 1, []),
        ],
    };

    private static Indicator Indicator(string code, string name, Unit unit, Freq freq, Accumulation accumulation, params string[] aliases) => new()
    {
        Code = code,
        Name = name,
        Aliases = aliases,
        Domain = "economy",
        Unit = unit,
        Frequency = freq,
        Accumulation = accumulation,
    };
}
