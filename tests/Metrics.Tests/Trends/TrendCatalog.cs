using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Trends;

/// <summary>A catalog with a rule of each sort: a county with four townships and a park, clusters with a closed list, projects with an open one.</summary>
internal static class TrendCatalog
{
    public static IReadOnlyList<string> Townships { get; } = ["east", "west", "south", "north"];

    public static IReadOnlyList<DerivationRule> Rules { get; } =
    [
        new("completion", "完成率", DerivationKind.Completion),
        new("pace", "进度差", DerivationKind.Pace) { Accumulations = [Accumulation.YearToDate] },
        new("gap", "差额", DerivationKind.Gap),
        new("rank_townships", "乡镇位次", DerivationKind.Rank) { Peers = new PeerRule(PeerSet.Areas, "township") },
        new("rank_items", "集群位次", DerivationKind.Rank) { Peers = new PeerRule(PeerSet.Items, null), Kinds = ["cluster"] },
        new("rank_change", "位次变化", DerivationKind.RankChange),
        new("overdue", "逾期天数", DerivationKind.DaysOverdue) { Kinds = ["project"], Deadline = new DeadlineRule("finish", "stage", ["竣工", "已投产"]) },
    ];

    public static IndicatorCatalog Of(IReadOnlyList<DerivationRule>? rules = null, Better investment = Better.Higher, IReadOnlyList<string>? townships = null) => new()
    {
        Indicators =
        [
            Indicator("investment", "economy", investment),
            Indicator("petitions", "governance", Better.Lower),
            Indicator("households", "rural", Better.Neutral),
            Indicator("output", "cluster", Better.Higher),
            Indicator("project_investment", "project", Better.Higher),
        ],
        Areas =
        [
            new RefArea("county", "全县", [], "county", null, null),
            .. (townships ?? Townships).Select(t => new RefArea(t, t, [], "township", "county", null)),
            new RefArea("park", "园区", [], "park", "county", null),
        ],
        Items = [new Item("vegetable", "高原夏菜", "cluster", [], null), new Item("mushroom", "食用菌", "cluster", [], null), new Item("beef", "牛羊", "cluster", [], null)],
        Kinds = [new ItemKind("cluster", "产业集群", ["产业"], false, "output"), new ItemKind("project", "项目", ["项目名称"], true, "project_investment")],
        Derivations = rules ?? Rules,
    };

    private static Indicator Indicator(string code, string domain, Better better) => new()
    {
        Code = code,
        Name = code,
        Domain = domain,
        Unit = new Unit("万元", "money", 10_000m, []),
        Frequency = Freq.Monthly,
        Accumulation = Accumulation.YearToDate,
        Better = better,
    };
}
