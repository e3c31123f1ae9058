using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Of every word on many figures the one on each that goes before all others.</summary>
internal sealed class BestFigures
{
    private readonly Dictionary<(SeriesKey Key, TimePeriod Period), Vintage> _best = new(PlaceComparer.Instance);

    public IReadOnlyDictionary<(SeriesKey Key, TimePeriod Period), Vintage> All => _best;

    public void Add(Vintage vintage) => Precedence.Keep(_best, (vintage.Observation.Key, vintage.Observation.Period), vintage, Precedence.OfObservations);

    /// <summary>The one on the figure that another vintage speaks of; null for none.</summary>
    public Vintage? Of(Vintage vintage) => _best.GetValueOrDefault((vintage.Observation.Key, vintage.Observation.Period));
}
