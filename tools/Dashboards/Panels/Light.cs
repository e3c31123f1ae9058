using System.Text.Json.Nodes;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A traffic light: from which value on a figure has which color.</summary>
/// <param name="Meaning">The rule in words, for the panel's description.</param>
internal sealed record Light(string Meaning, params (decimal? From, string Color)[] Steps)
{
    public const string Red = "red";
    public const string Amber = "orange";
    public const string Green = "green";
    public const string Neutral = "blue";
    public const string Gray = "#8e8e8e";

    /// <summary>No judgement.</summary>
    public static Light None { get; } = new("", (null, Neutral));

    public static Light Pace { get; } = new("绿：不落后于时间进度；黄：落后不到5个百分点；红：落后5个百分点及以上", (null, Red), (-4.9999m, Amber), (0, Green));

    public static Light Completion { get; } = new("绿：已完成100%；黄：90%至100%；红：不足90%", (null, Red), (90, Amber), (100, Green));

    public static Light RankInCity { get; } = new("绿：第1—2位；黄：第3—5位；红：第6位及以后", (null, Green), (3, Amber), (6, Red));

    public static Light RankInGroup { get; } = new("绿：前2位；黄：第3—4位；红：第5位及以后", (null, Green), (3, Amber), (5, Red));

    public static Light RankChange { get; } = new("绿：前进；灰：不变；红：后退", (null, Red), (0, Gray), (1, Green));

    public static Light Overdue { get; } = new("黄：超期30天以内；红：超期30天以上", (null, Gray), (1, Amber), (31, Red));

    public static Light Zero { get; } = new("绿：没有；红：有", (null, Green), (1, Red));

    private static readonly Light Rise = new("绿：增长；灰：持平；红：下降", (null, Red), (-0.0001m, Gray), (0.0001m, Green));

    // Where less is better: fewer complaints, less dust in the air.
    private static readonly Light Fall = new("此项下降为好。绿：下降；灰：持平；红：上升", (null, Green), (-0.0001m, Gray), (0.0001m, Red));

    /// <summary>How a change is judged: what is worse is red, also where less is better.</summary>
    public static Light Growth(Better better) => better switch
    {
        Better.Higher => Rise,
        Better.Lower => Fall,
        _ => None,
    };

    public JsonObject ToJson() => new()
    {
        ["mode"] = "absolute",
        ["steps"] = new JsonArray([.. Steps.Select(s => new JsonObject { ["color"] = s.Color, ["value"] = s.From })]),
    };
}
