using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// A rank that two have although their values differ, or that the values do not give. Of values that are the same as they are shown (5.6 and 5.6, which were 5.62 and
/// 5.58) either may come first, and whoever comes behind two that share a place has the next or the one after. Where most ranks do not follow the values, they rank
/// something else, and nothing is said.
/// </summary>
internal sealed class RankOrder : ICheck
{
    // At most one in so many may be out of place: else it is not this order.
    private const int Share = 3;

    public CheckKind Kind => CheckKind.RankOrder;

    public FindingCode Code => FindingCodes.RankOrder;

    /// <summary>In places.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (keys, period) in Rankings(evidence.Report))
        {
            if (evidence.SettingOf(this, keys[0].Indicator) is not { } setting)
                continue;
            // Whether all are ranked together or each group by itself nobody says: it is the way that contradicts the report least.
            var ways = Ranking.Ways(evidence.Catalog, keys).Select(way => way.SelectMany(among => Wrong(evidence, setting, among, period)).ToList());
            foreach (var finding in ways.MinBy(findings => findings.Count)!)
                yield return finding;
        }
    }

    private List<Finding> Wrong(Evidence evidence, CheckSetting setting, IReadOnlyList<SeriesKey> among, TimePeriod period)
    {
        var ranked = (
            from key in among
            let rank = evidence.Report.Own(key, period)
            where rank is not null
            select (Rank: rank, Value: evidence.Report.Own(key with { Measure = Ranking.Ranks[key.Measure] }, period))).ToList();
        var findings = new Dictionary<Figure, Finding>();
        foreach (var same in ranked.GroupBy(r => r.Rank.Observation.Value))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(o => o.Value is null || first.Value is null || IsLess(o.Value, first.Value) || IsLess(first.Value, o.Value)))
                findings.Add(other.Rank, Make(evidence, setting, other.Rank, PlaceOf(first.Rank, other.Rank), "—"));
        }

        if (ranked.Count == among.Count && ranked.All(r => r.Value is not null))
        {
            var isLess = evidence.Catalog.IndicatorsByCode[among[0].Indicator].Better == Better.Lower;
            var values = ranked.ConvertAll(r => r.Value!);
            var misplaced = ranked
                .Where(r => !Places(values, r.Value!, isLess, setting.Tolerance).Contains(r.Rank.Observation.Value!.Value))
                .Select(r => (r.Rank, Expected: 1 + values.Count(o => isLess ? o.Observation.Value < r.Value!.Observation.Value : o.Observation.Value > r.Value!.Observation.Value)))
                .ToList();
            if (misplaced.Count * Share <= ranked.Count)
            {
                foreach (var (rank, place) in misplaced)
                    findings.TryAdd(rank, Make(evidence, setting, rank, PlaceOf(evidence.Report.Own(rank.Observation.Key with { Measure = Ranking.Ranks[rank.Observation.Key.Measure] }, period)!, rank), Shown.Number(place)));
            }
        }

        return [.. findings.Values];
    }

    // From the place behind the values that are better to that before those that are worse.
    private static Interval Places(List<Figure> values, Figure own, bool isLess, decimal tolerance)
    {
        var better = values.Where(o => isLess ? IsLess(o, own) : IsLess(own, o)).ToList();
        var worse = values.Count(o => isLess ? IsLess(own, o) : IsLess(o, own));
        return new Interval(1 + better.DistinctBy(o => o.Observation.Value).Count() - tolerance, values.Count - worse + tolerance);
    }

    // Whether a value is less whatever digits were rounded away.
    private static bool IsLess(Figure value, Figure other) =>
        value.Observation.Value < other.Observation.Value && Known.Of(value)!.Interval.High <= Known.Of(other)!.Interval.Low;

    private Finding Make(Evidence evidence, CheckSetting setting, Figure rank, string twin, string expected) => Evidence.Make(
        this, setting, rank, evidence.NameOf(rank.Observation.Key, rank.Observation.Period), Shown.Number(rank.Observation.Value!.Value), twin, expected);

    private static string PlaceOf(Figure first, Figure from) => Evidence.PlacesOf([Known.Of(first)!], from.Observation.Origin.Sheet);

    private static IEnumerable<(IReadOnlyList<SeriesKey> Keys, TimePeriod Period)> Rankings(CheckedReport report) =>
        report.OwnFigures
            .Where(f => Ranking.Ranks.ContainsKey(f.Observation.Key.Measure))
            .Select(f => (Keys: Ranking.Among(report.Catalog, f.Observation.Key), f.Observation.Period))
            .Where(r => r.Keys.Count > 1)
            .DistinctBy(r => (r.Keys[0], r.Period));
}
