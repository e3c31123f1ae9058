using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>The columns that the dashboards show again and again.</summary>
internal static class Columns
{
    public const string Percent = "percent";
    public const string Points = "个百分点";
    public const string Separated = "locale";

    private const decimal TenThousand = 10_000;

    public static Column Indicator { get; } = new("indicator_name", "指标") { Width = 210 };

    public static Column Township { get; } = new("area_name", "乡镇") { Width = 110 };

    public static Column Area { get; } = new("area_name", "地区") { Width = 150 };

    public static Column Period { get; } = new("period", "时期")
    {
        Width = 120,
        Patterns =
        [
            (@"/^(\d{4})-M0?(\d+)$/", "$1年$2月"),
            (@"/^(\d{4})-Q(\d)$/", "$1年$2季度"),
            (@"/^(\d{4})-S1$/", "$1年上半年"),
            (@"/^(\d{4})-S2$/", "$1年下半年"),
            (@"/^(\d{4})$/", "$1年"),
        ],
    };

    public static Column UnitName { get; } = new("unit", "单位") { Width = 80 };

    /// <summary>The figures of several indicators, each in its own unit, which stands in a column beside it.</summary>
    public static Column Value { get; } = new("level", "数值") { Unit = Separated, Width = 110 };

    public static Column TargetValue { get; } = new("target", "目标") { Unit = Separated, Width = 110 };

    public static Column GapValue { get; } = new("gap", "与目标之差") { Unit = Separated, Width = 110, How = "与目标之差＝完成数－目标数" };

    public static Column Yoy { get; } = new("yoy", "同比") { Unit = Percent, Decimals = 1, Light = Light.Growth, Look = Look.Background, Width = 90, How = "同比为报送的增速，%" };

    public static Column YoyPoints { get; } = new("yoy_pp", "同比变动") { Unit = Points, Decimals = 1, Light = Light.Growth, Look = Look.Background, Width = 110, How = "同比变动为两个百分数之差，百分点" };

    public static Column Completion { get; } = new("completion", "完成率") { Unit = Percent, Decimals = 1, Light = Light.Completion, Look = Look.Bar, Range = (0, 120), How = "完成率＝完成数÷年度目标×100%；报送了完成率的用报送数" };

    public static Column Pace { get; } = new("pace", "进度差") { Unit = Points, Decimals = 1, Light = Light.Pace, Look = Look.Background, Width = 120, How = "进度差＝完成率－时间进度（12月为100%），负数表示落后于计划" };

    public static Column RankInCity { get; } = new("rank", "全市位次") { Unit = "位", Light = Light.RankInCity, Look = Look.Background, Width = 90, How = "位次按总量排" };

    public static Column GrowthRankInCity { get; } = new("yoy_rank", "增速位次") { Unit = "位", Light = Light.RankInCity, Look = Look.Background, Width = 90, How = "增速位次按同比增速在全市县区中排" };

    public static Column RankChange { get; } = new("rank_change", "位次变化") { Unit = "位", Light = Light.RankChange, Look = Look.Background, Width = 90, How = "位次变化＝上期位次－本期位次，正数为前进" };

    public static Column RankInGroup { get; } = new("rank", "类内位次") { Unit = "位", Light = Light.RankInGroup, Look = Look.Background, Width = 90, How = "类内位次为考核办报送的考核类别内位次" };

    public static Column DaysOverdue { get; } = new("days_overdue", "超期") { Unit = "天", Light = Light.Overdue, Look = Look.Background, Width = 90, How = "超期天数＝报告期末－计划竣工时间，竣工或投产的不计" };

    public static Column Item(string heading) => new("item_name", heading) { Width = 240 };

    public static Column Text(string attribute, string heading, int? width = null) => new(attribute, heading) { Width = width };

    /// <summary>For links: the codes that name an observation.</summary>
    public static IReadOnlyList<Column> Codes(params string[] tags) => [.. tags.Select(t => new Column(t, t) { Look = Look.Hidden })];

    public static Column Level(Indicator indicator, string heading = "累计") =>
        Scaled(new Column("level", heading) { Light = Light.None }, indicator);

    public static Column Target(Indicator indicator) => Scaled(new Column("target", "年度目标") { Width = 110 }, indicator);

    /// <summary>A figure of the indicator as it is stored, whatever its size.</summary>
    public static Column Plain(Indicator indicator, string heading) =>
        new("level", heading) { Unit = UnitOf(indicator), Decimals = indicator.Decimals ?? 2, Light = Light.None };

    // Money that is told with digits after the point is small, and so are visits other than those of tourists.
    private static Column Scaled(Column column, Indicator indicator) => indicator.Unit.Name switch
    {
        "万元" when indicator.Decimals == 0 => column with { Unit = "亿元", Decimals = 2, Divisor = TenThousand },
        "人次" when indicator.Domain == "economy" => column with { Unit = "万人次", Decimals = 1, Divisor = TenThousand },
        "万千瓦时" => column with { Unit = "亿千瓦时", Decimals = 2, Divisor = TenThousand },
        _ => column with { Unit = UnitOf(indicator), Decimals = indicator.Decimals ?? 2 },
    };

    private static string UnitOf(Indicator indicator) => indicator.Unit.Name == "%" ? Percent : indicator.Unit.Name;
}
