using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>Series that are looked at together.</summary>
internal sealed class SeriesSet
{
    private readonly Dictionary<SeriesKey, TimeSeries> _series = [];

    /// <summary>In the order in which they came.</summary>
    public IEnumerable<TimeSeries> All => _series.Values;

    public IEnumerable<TimeSeries> Levels => All.Where(s => s.Key.Measure == Measure.Level);

    public static SeriesSet Of(IEnumerable<Vintage> inForce)
    {
        var set = new SeriesSet();
        foreach (var vintage in inForce)
            set.At(vintage.Observation.Key).Add(vintage.Observation.Period, SeriesValue.Reported(vintage));
        return set;
    }

    public TimeSeries? Find(SeriesKey? key) => key is null ? null : _series.GetValueOrDefault(key);

    /// <summary>The series with this key, an empty one where there was none.</summary>
    public TimeSeries At(SeriesKey key)
    {
        if (!_series.TryGetValue(key, out var series))
            _series.Add(key, series = new TimeSeries(key));
        return series;
    }
}
