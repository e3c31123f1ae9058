using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>The columns that the dashboards show again and again.</summary>
internal static class Columns
{
    public const string Percent = "percent";
    public const string Points = "个百分点";

    private const decimal TenThousand = 10_000;

    public static Column Indicator { get; } = new("indicator_name", "指标");

    public static Column Township { get; } = new("area_name", "乡镇");

    public static Column Area { get; } = new("area_name", "地区");

    public static Column Period { get; } = new("period_name", "时期") { Characters = 6 };

    public static Column UnitName { get; } = new("unit", "单位") { Characters = 4 };

    /// <summary>The figures of several indicators, each in its own unit, which stands in a column beside it.</summary>
    public static Column Value { get; } = new("level", "数值") { Unit = Column.Separated };

    public static Column TargetValue { get; } = new("target", "目标") { Unit = Column.Separated };

    public static Column GapValue { get; } = new("gap", "与目标之差") { Unit = Column.Separated, How = "与目标之差＝完成数－目标数" };

    public static Column Yoy { get; } = new("yoy", "同比") { Unit = Percent, Decimals = 1, Light = Light.None, Look = Look.Background, How = "同比为报送的增速，%" };

    public static Column YoyPoints { get; } = new("yoy_pp", "同比") { Unit = Points, Decimals = 1, Light = Light.None, Look = Look.Background, How = "同比为两个百分数之差，百分点" };

    public static Column Completion { get; } = new("completion", "完成率") { Unit = Percent, Decimals = 1, Light = Light.Completion, Look = Look.Bar, Range = (0, 120), How = "完成率＝完成数÷年度目标×100%；报送了完成率的用报送数" };

    /// <summary>The same where there is no room for a bar, or not every row has a plan: a bar of nothing would be a mark at zero.</summary>
    public static Column CompletionRate { get; } = Completion with { Look = Look.Background, Range = null };

    public static Column Pace { get; } = new("pace", "进度差") { Unit = Points, Decimals = 1, Light = Light.Pace, Look = Look.Background, How = "进度差＝完成率－时间进度（12月为100%），负数表示落后于计划" };

    public static Column RankInCity { get; } = new("rank", "全市位次") { Unit = "位", Light = Light.RankInCity, Look = Look.Background, How = "位次按总量排" };

    public static Column GrowthRankInCity { get; } = new("yoy_rank", "增速位次") { Unit = "位", Light = Light.RankInCity, Look = Look.Background, How = "增速位次按同比增速在全市县区中排" };

    public static Column RankChange { get; } = new("rank_change", "位次变化") { Unit = "位", Light = Light.RankChange, Look = Look.Background, How = "位次变化＝上期位次－本期位次，正数为前进" };

    public static Column RankInGroup { get; } = new("rank", "类内位次") { Unit = "位", Light = Light.RankInGroup, Look = Look.Background, How = "类内位次为考核办报送的考核类别内位次" };

    public static Column DaysOverdue { get; } = new("days_overdue", "超期") { Unit = Column.Separated, UnitName = "天", Light = Light.Overdue, Look = Look.Background, How = "超期天数＝报告期末－计划竣工时间，竣工或投产的不计" };

    public static Column Item(string heading) => new("item_name", heading);

    /// <param name="characters">Null for what is left over of the table.</param>
    public static Column Text(string attribute, string heading, int? characters = null) => new(attribute, heading) { Characters = characters };

    /// <summary>For links: the codes that name an observation.</summary>
    public static IReadOnlyList<Column> Codes(params string[] tags) => [.. tags.Select(t => new Column(t, t) { Look = Look.Hidden })];

    public static Column Level(Indicator indicator, string heading = "累计") =>
        Scaled(new Column("level", heading) { Light = Light.None }, indicator);

    public static Column Target(Indicator indicator) => Scaled(new Column("target", "年度目标") { Light = Light.None }, indicator);

    /// <summary>A figure of the indicator as it is stored, whatever its size.</summary>
    public static Column Plain(Indicator indicator, string heading) => InUnitOf(new Column("level", heading) { Light = Light.None }, indicator);

    /// <summary>A count of things of the pipeline itself: of nothing it is 0.</summary>
    public static Column Count(string field, string heading, string unit) =>
        new(field, heading) { Unit = Column.Separated, UnitName = unit, NoValue = "0", Light = Light.None };

    // Money that is told with digits after the point is small, and so are visits other than those of tourists.
    private static Column Scaled(Column column, Indicator indicator) => indicator.Unit.Name switch
    {
        "万元" when indicator.Decimals == 0 => column with { Unit = Column.Separated, UnitName = "亿元", Decimals = 2, Divisor = TenThousand },
        "人次" when indicator.Domain == "economy" => column with { Unit = Column.Separated, UnitName = "万人次", Decimals = 1, Divisor = TenThousand },
        "万千瓦时" => column with { Unit = Column.Separated, UnitName = "亿千瓦时", Decimals = 2, Divisor = TenThousand },
        _ => InUnitOf(column, indicator),
    };

    private static Column InUnitOf(Column column, Indicator indicator) => indicator.Unit switch
    {
        { Name: "%" } => column with { Unit = Percent, Decimals = indicator.Decimals ?? 1 },
        { Quantity: "score" } => column with { Unit = indicator.Unit.Name, Decimals = indicator.Decimals ?? 2 },
        _ => column with { Unit = Column.Separated, UnitName = indicator.Unit.Name, Decimals = indicator.Decimals ?? 2 },
    };
}
