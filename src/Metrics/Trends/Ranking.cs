using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>All that are ranked with each other at a period, put in order once: whatever is asked of one of them does not look at the others again.</summary>
internal sealed class Ranking
{
    private readonly Dictionary<decimal, int> _places;
    private readonly int _everGiven;
    private (Ranking Other, bool AreAlike)? _compared;

    /// <param name="points">Everything that is known of them, in the order of the catalog.</param>
    public Ranking(IReadOnlyCollection<PointInForce> points, Better better)
    {
        Levels = [.. points.Select(p => Surroundings.Reported(p, Measure.Level)).OfType<Vintage>().Select(v => new DerivationInput.Reported(v))];
        IsReported = points.Any(p => Surroundings.Reported(p, Measure.Rank) is not null);
        _everGiven = points.Count(p => p.EverGiven.Contains(Measure.Level));
        _places = PlacesOf(Levels.Select(l => l.Value), better);
    }

    /// <summary>The levels that are ranked.</summary>
    public ImmutableArray<DerivationInput.Reported> Levels { get; }

    /// <summary>Whether a report ranks any of them.</summary>
    public bool IsReported { get; }

    /// <summary>Whether there may ever have been two to be ranked.</summary>
    public bool MayHaveBeen => _everGiven > 1;

    /// <summary>The place of a level that is among them.</summary>
    public int PlaceOf(decimal level) => _places[level];

    /// <summary>Whether the same ones are ranked.</summary>
    public bool IsOfTheSame(Ranking other)
    {
        // All places of a period are compared with those of the period before.
        if (_compared?.Other != other)
            _compared = (other, Levels.Select(KeyOf).SequenceEqual(other.Levels.Select(KeyOf)));
        return _compared.Value.AreAlike;
    }

    /// <summary>The place of each level; 1 is the best, and equal levels share a place.</summary>
    public static Dictionary<decimal, int> PlacesOf(IEnumerable<decimal> levels, Better better)
    {
        var places = new Dictionary<decimal, int>();
        foreach (var (before, level) in (better == Better.Lower ? levels.Order() : levels.OrderDescending()).Index())
            places.TryAdd(level, before + 1);
        return places;
    }

    private static SeriesKey KeyOf(DerivationInput.Reported level) => level.Vintage.Observation.Key;
}
