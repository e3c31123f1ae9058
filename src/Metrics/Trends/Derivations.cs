using System.Security.Cryptography;
using System.Text;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>
/// Which rules of a catalog apply to which series, and who stands beside whom. Not for several threads at once: it remembers what it was asked.
/// </summary>
internal sealed class Derivations(IndicatorCatalog catalog)
{
    // Raised when a derivation begins to give something else, so that what was written is written anew.
    private const string Version = "1";

    private static readonly Dictionary<DerivationKind, IDerivation> Known = new()
    {
        [DerivationKind.Completion] = new Completion(),
        [DerivationKind.Pace] = new Pace(),
        [DerivationKind.Gap] = new Gap(),
        [DerivationKind.Rank] = new Rank(),
        [DerivationKind.RankChange] = new RankChange(),
        [DerivationKind.DaysOverdue] = new DaysOverdue(),
    };

    private readonly ILookup<(string? Parent, string Level), string> _areas = catalog.Areas.ToLookup(a => (a.Parent, a.Level), a => a.Code);
    private readonly ILookup<string, string> _items = catalog.Items.ToLookup(i => i.Kind, i => i.Code, StringComparer.Ordinal);
    private readonly Dictionary<SeriesGroup, IReadOnlyList<(DerivationRule Rule, IDerivation Derivation)>> _rules = [];
    private readonly Dictionary<SeriesGroup, Peers> _peers = [];

    /// <summary>The rules that apply to a series, one at most for each measure: of several the first in the file.</summary>
    public IReadOnlyList<(DerivationRule Rule, IDerivation Derivation)> RulesOf(SeriesGroup group)
    {
        if (!_rules.TryGetValue(group, out var rules))
            _rules.Add(group, rules = FindRules(group));
        return rules;
    }

    /// <summary>The rule by which a series is given a measure; null for none.</summary>
    public (DerivationRule Rule, IDerivation Derivation)? RuleOf(SeriesGroup group, Measure measure)
    {
        foreach (var applying in RulesOf(group))
        {
            if (applying.Derivation.Measure == measure)
                return applying;
        }

        return null;
    }

    /// <summary>The series that a series is ranked with, itself among them.</summary>
    /// <param name="rule">The one by which the series is ranked.</param>
    public Peers PeersOf(PeerRule rule, SeriesGroup group)
    {
        if (!_peers.TryGetValue(group, out var peers))
        {
            peers = new Peers(rule.Among == PeerSet.Areas
                ? [.. _areas[(catalog.AreasByCode[group.Area].Parent, rule.Level!)].Select(a => group with { Area = a })]
                : [.. _items[catalog.ItemsByCode[group.Item!].Kind].Select(i => group with { Item = i })]);
            foreach (var member in peers.Members)
                _peers[member] = peers;
        }

        return peers;
    }

    /// <summary>Whether any rule may apply to series of an indicator.</summary>
    public bool MayApplyTo(string indicator) => catalog.Derivations.Any(r => r.Indicators.Count == 0 || r.Indicators.Contains(indicator));

    /// <summary>The areas among which an area is ranked, itself among them.</summary>
    public IEnumerable<string> AreasBeside(string area) =>
        catalog.AreasByCode.TryGetValue(area, out var known) ? _areas[(known.Parent, known.Level)] : [area];

    public Indicator? IndicatorOf(SeriesGroup group) => catalog.IndicatorsByCode.GetValueOrDefault(group.Indicator);

    /// <summary>The kind of a series' item: that of the list, or the open one whose indicator this is; null where there is none.</summary>
    public string? KindOf(SeriesGroup group) => group.Item is not { } item ? null
        : catalog.ItemsByCode.TryGetValue(item, out var listed) ? listed.Kind
        : OpenKindOf(group.Indicator);

    /// <summary>Code of the indicator whose figures a kind's deadlines are written beside; null where no rule asks for it.</summary>
    public string? IndicatorWithDeadlines(string kind) =>
        catalog.Derivations.Any(r => r.Deadline is not null && r.Kinds.Contains(kind)) ? catalog.KindsByCode.GetValueOrDefault(kind)?.Indicator : null;

    /// <summary>The kinds whose rows say when the items of an indicator are to be finished.</summary>
    public IEnumerable<string> KindsWithDeadlines(string indicator) =>
        catalog.Kinds.Where(k => k.Indicator == indicator && IndicatorWithDeadlines(k.Code) is not null).Select(k => k.Code);

    /// <summary>
    /// Everything in the catalog that decides what is derived of a series. Where it changes, what was derived before may stand where it does not
    /// belong any more.
    /// </summary>
    public string FingerprintOf(SeriesGroup group)
    {
        var text = new StringBuilder(Version);
        foreach (var (rule, _) in RulesOf(group))
        {
            text.Append('\n').Append(CatalogCodelists.Derivation[rule.Derive]);
            if (rule.Peers is { } peers)
            {
                text.Append(' ').Append(CatalogCodelists.Better[IndicatorOf(group)!.Better]);
                text.Append(' ').Append(PeersOf(peers, group).Fingerprint);
            }

            if (rule.Deadline is { } deadline)
                text.Append(' ').Append(KindOf(group)).Append(' ').Append(deadline.Finish).Append(' ').Append(deadline.Stage).Append(' ').AppendJoin(' ', deadline.Finished);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(..8));
    }

    private IReadOnlyList<(DerivationRule Rule, IDerivation Derivation)> FindRules(SeriesGroup group) =>
        [.. catalog.Derivations.Where(r => Applies(r, group)).DistinctBy(r => r.Derive).Select(r => (r, Known[r.Derive]))];

    private bool Applies(DerivationRule rule, SeriesGroup group)
    {
        if (!catalog.IndicatorsByCode.ContainsKey(group.Indicator)
            || (rule.Indicators.Count > 0 && !rule.Indicators.Contains(group.Indicator))
            || (rule.Accumulations.Count > 0 && !rule.Accumulations.Contains(group.Accumulation))
            || (rule.Kinds.Count > 0 && (KindOf(group) is not { } kind || !rule.Kinds.Contains(kind))))
        {
            return false;
        }

        return rule switch
        {
            { Peers.Among: PeerSet.Areas } =>
                catalog.AreasByCode.TryGetValue(group.Area, out var area) && area.Parent is not null && area.Level == rule.Peers.Level,
            { Peers.Among: PeerSet.Items } => group.Item is { } item && catalog.ItemsByCode.ContainsKey(item),
            { Deadline: not null } => group.Item is { } item && !catalog.ItemsByCode.ContainsKey(item),
            _ => true,
        };
    }

    private string? OpenKindOf(string indicator) => catalog.Kinds.FirstOrDefault(k => k.IsOpen && k.Indicator == indicator)?.Code;
}
