using System.Text.Json.Nodes;

namespace IndicatorPipeline.Dashboards.Panels;

/// <summary>A traffic light: from which value on a figure has which color.</summary>
/// <param name="Meaning">The rule in words, for the panel's description.</param>
internal sealed record Light(string Meaning, params (decimal? From, string Color)[] Steps)
{
    public const string Red = "red";
    public const string Amber = "orange";
    public const string Green = "green";
    public const string Neutral = "blue";

    /// <summary>No judgement.</summary>
    public static Light None { get; } = new("", (null, Neutral));

    public static Light Pace { get; } = new("绿：不落后于时间进度；黄：落后不到5个百分点；红：落后5个百分点及以上", (null, Red), (-4.9999m, Amber), (0, Green));

    public static Light Completion { get; } = new("绿：已完成100%；黄：90%至100%；红：不足90%", (null, Red), (90, Amber), (100, Green));

    public static Light Growth { get; } = new("绿：增长；黄：持平到下降不足2个百分点；红：下降2%及以上", (null, Red), (-1.9999m, Amber), (0.0001m, Green));

    /// <summary>Where less is better: fewer complaints, less dust in the air.</summary>
    public static Light Decline { get; } = new("绿：下降或持平；黄：上升不到2%；红：上升2%及以上", (null, Green), (0.0001m, Amber), (2, Red));

    public static Light RankInCity { get; } = new("绿：第1—2位；黄：第3—5位；红：第6位及以后", (null, Green), (3, Amber), (6, Red));

    public static Light RankInGroup { get; } = new("绿：前2位；黄：第3—4位；红：第5位及以后", (null, Green), (3, Amber), (5, Red));

    public static Light RankChange { get; } = new("绿：前进；灰：不变；红：后退", (null, Red), (0, "text"), (1, Green));

    public static Light Overdue { get; } = new("绿：未超期；黄：超期30天以内；红：超期30天以上", (null, Green), (1, Amber), (31, Red));

    public static Light Zero { get; } = new("绿：没有；红：有", (null, Green), (1, Red));

    public JsonObject ToJson() => new()
    {
        ["mode"] = "absolute",
        ["steps"] = new JsonArray([.. Steps.Select(s => new JsonObject { ["color"] = s.Color, ["value"] = s.From })]),
    };
}
