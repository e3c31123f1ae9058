using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Samples.Figures;

/// <summary>
/// Which areas have a figure of their own, and their weights; the figure of an area above them is their sum. A weight of 1 is the
/// county's whole.
/// </summary>
internal static class Spread
{
    private static readonly string[] TownshipCodes =
        ["yuncheng", "dongchuan", "xiping", "liuwan", "baiyang", "qingshui", "jingu", "songlin", "shimen", "caotan", "hongya", "xueling"];

    public static IReadOnlyList<string> TownshipAreas => TownshipCodes;

    public static IReadOnlyList<string> Agricultural => TownshipCodes[..7];

    public static IReadOnlyList<string> Ecological => TownshipCodes[7..];

    /// <summary>The counties of the city, ours first.</summary>
    public static IReadOnlyList<string> Counties { get; } = ["county", "anqu", "beiyuan", "qingya", "linlan", "shapo", "changyu"];

    public static IReadOnlyList<string> ParkAreas { get; } = ["park_food", "park_energy"];

    public static IReadOnlyDictionary<string, decimal> Alone { get; } = new Dictionary<string, decimal> { ["county"] = 1m };

    public static IReadOnlyDictionary<string, decimal> Business { get; } = Townships(24, 11, 9, 8, 9, 8, 7, 5, 6, 4, 5, 4);

    public static IReadOnlyDictionary<string, decimal> People { get; } = Townships(18, 11, 10, 9, 9, 9, 8, 6, 6, 4, 5, 5);

    public static IReadOnlyDictionary<string, decimal> Fields { get; } = Townships(6, 13, 12, 11, 11, 10, 11, 6, 6, 4, 5, 5);

    public static IReadOnlyDictionary<string, decimal> Forests { get; } = Townships(3, 5, 6, 6, 6, 7, 6, 14, 12, 13, 11, 11);

    public static IReadOnlyDictionary<string, decimal> Pastures { get; } = Townships(3, 7, 7, 7, 7, 8, 8, 10, 10, 13, 9, 11);

    public static IReadOnlyDictionary<string, decimal> Parks { get; } =
        new Dictionary<string, decimal> { ["park_food"] = 0.42m, ["park_energy"] = 0.58m };

    /// <summary>The parks, and the works outside them, which have no area in the catalog.</summary>
    public static IReadOnlyDictionary<string, decimal> ParksAndRest { get; } =
        Parks.Append(KeyValuePair.Create(OutsideParks.Code, 0.32m)).ToDictionary();

    /// <summary>Stands for what the county has outside the zone; no workbook names it.</summary>
    public static RefArea OutsideParks => new("outside_parks", "", [], "park", "county", null);

    /// <summary>Weights of 1 for every township: for rates, which do not add up.</summary>
    public static IReadOnlyDictionary<string, decimal> EachTownship { get; } =
        TownshipCodes.Prepend("county").ToDictionary(a => a, _ => 1m);

    /// <summary>Weights near 1 for every county and the city: for averages, which do not add up.</summary>
    public static IReadOnlyDictionary<string, decimal> EachCounty { get; } = new Dictionary<string, decimal>
    {
        ["county"] = 1m, ["anqu"] = 1.06m, ["beiyuan"] = 0.97m, ["qingya"] = 0.93m, ["linlan"] = 1.03m, ["shapo"] = 0.91m, ["changyu"] = 1.18m,
        ["city"] = 1.04m,
    };

    /// <summary>The same with the other counties of the city beside ours.</summary>
    public static IReadOnlyDictionary<string, decimal> WithPeers(this IReadOnlyDictionary<string, decimal> own) =>
        own.Concat(new Dictionary<string, decimal>
        {
            ["anqu"] = 1.35m, ["beiyuan"] = 0.84m, ["qingya"] = 0.66m, ["linlan"] = 1.12m, ["shapo"] = 0.52m, ["changyu"] = 2.4m,
        }).ToDictionary();

    private static Dictionary<string, decimal> Townships(params int[] percent) =>
        TownshipCodes.Zip(percent, (area, share) => (area, share)).ToDictionary(p => p.area, p => p.share / 100m);
}
