using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>
/// Points of the ledger and what follows from them. What is asked of a point is right when all that it depends on is here: see
/// <see cref="Reach"/>.
/// </summary>
internal sealed class Surroundings(Derivations derivations)
{
    private readonly Dictionary<(SeriesGroup Group, TimePeriod Period), PointInForce> _points = [];
    private readonly Dictionary<ItemRow, ItemRowInForce> _rows = [];
    private readonly Dictionary<(Peers Peers, TimePeriod Period), Ranking> _rankings = [];

    /// <summary>Adds a point. All are added before anything is asked.</summary>
    public void Add(PointInForce point) => _points[(point.Group, point.Period)] = point;

    public void Add(ItemRowInForce row) => _rows[row.Row] = row;

    public PointInForce? PointOf(SeriesGroup group, TimePeriod period) => _points.GetValueOrDefault((group, period));

    /// <summary>Every measure that no report gives of a point and that follows from what they do give.</summary>
    public ImmutableArray<DerivedFigure> DerivedOf(PointInForce point)
    {
        var rules = derivations.RulesOf(point.Group);
        // Of most series nothing is derived, and there are many points.
        if (rules.Count == 0)
            return [];
        return [.. rules.Select(r => Find(point, r.Derivation.Measure)).OfType<DerivationInput.Derived>().Select(d => d.Figure)];
    }

    /// <summary>The measures that may have been derived of a point before; those that are derived now among them.</summary>
    public IEnumerable<Measure> MayHaveBeenDerivedOf(PointInForce point)
    {
        var rules = derivations.RulesOf(point.Group);
        return rules.Count == 0 ? [] : rules.Where(r => r.Derivation.MayHaveGiven(r.Rule, point, this)).Select(r => r.Derivation.Measure);
    }

    /// <summary>A measure of a point: what a report gives, else what can be derived; null for neither.</summary>
    public DerivationInput? Find(PointInForce point, Measure measure)
    {
        if (Reported(point, measure) is { } vintage)
            return new DerivationInput.Reported(vintage);
        if (derivations.RuleOf(point.Group, measure) is not var (rule, derivation))
            return null;
        try
        {
            return derivation.Derive(rule, point, this) is { } figure ? new DerivationInput.Derived(figure) : null;
        }
        catch (OverflowException)
        {
            // A target of nearly nothing: there is no such number, and no reason to stop for it.
            return null;
        }
    }

    /// <summary>Whether a measure may ever have stood there, reported or derived.</summary>
    public bool MayHaveHad(PointInForce point, Measure measure) =>
        point.EverGiven.Contains(measure)
        || (derivations.RuleOf(point.Group, measure) is var (rule, derivation) && derivation.MayHaveGiven(rule, point, this));

    /// <summary>What a report gives, where it gives a value.</summary>
    public static Vintage? Reported(PointInForce point, Measure measure)
    {
        foreach (var vintage in point.Measures)
        {
            if (vintage.Observation.Key.Measure == measure)
                return vintage.Observation.Value is null ? null : vintage;
        }

        return null;
    }

    public Better BetterOf(SeriesGroup group) => derivations.IndicatorOf(group)?.Better ?? Better.Neutral;

    /// <summary>The ranking that a point has its place in: the same one for all that are in it.</summary>
    public Ranking RankingOf(DerivationRule rule, PointInForce point)
    {
        var peers = derivations.PeersOf(rule.Peers!, point.Group);
        if (!_rankings.TryGetValue((peers, point.Period), out var ranking))
        {
            List<PointInForce> ranked = [.. peers.Members.Select(m => PointOf(m, point.Period)).OfType<PointInForce>()];
            _rankings.Add((peers, point.Period), ranking = new Ranking(ranked, BetterOf(point.Group)));
        }

        return ranking;
    }

    /// <summary>The same series at the period before.</summary>
    public PointInForce? Before(PointInForce point) => point.Period.TryPlus(-1) is { } period ? PointOf(point.Group, period) : null;

    /// <summary>The row of the item whose figure a point is, in the report about the same period.</summary>
    public ItemRowInForce? RowOf(DerivationRule rule, PointInForce point) =>
        derivations.KindOf(point.Group) is { } kind && rule.Kinds.Contains(kind)
            ? _rows.GetValueOrDefault(new ItemRow(kind, point.Group.Item!, point.Group.Area, point.Period))
            : null;

    public DerivedFigure Figure(DerivationRule rule, PointInForce point, Measure measure, decimal value, IEnumerable<DerivationInput> inputs) =>
        new(point.Group.With(measure), point.Period, value, UnitOf(point.Group, measure), rule, inputs);

    private string UnitOf(SeriesGroup group, Measure measure) => measure switch
    {
        Measure.Completion => Unit.Percent.Name,
        Measure.Pace => Unit.PercentagePoint.Name,
        Measure.Rank or Measure.RankChange => Unit.Place.Name,
        Measure.DaysOverdue => "天",
        _ => derivations.IndicatorOf(group)!.Unit.Name,
    };
}
