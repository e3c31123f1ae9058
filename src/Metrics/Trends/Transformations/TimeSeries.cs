using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>A series with its values, in the order of their periods. A period without a value is a gap.</summary>
internal sealed class TimeSeries(SeriesKey key)
{
    private readonly SortedList<TimePeriod, SeriesValue> _values = [];

    public SeriesKey Key { get; } = key;

    public IEnumerable<KeyValuePair<TimePeriod, SeriesValue>> Values => _values;

    public bool IsEmpty => _values.Count == 0;

    /// <summary>The value of a period; null for a gap, and for a period outside the calendar.</summary>
    public SeriesValue? this[TimePeriod? period] => period is { } known ? _values.GetValueOrDefault(known) : null;

    /// <summary>Adds a value where there is none yet; null is none.</summary>
    public void Add(TimePeriod period, SeriesValue? value)
    {
        if (value is not null)
            _values.TryAdd(period, value);
    }

    public void AddAll(TimeSeries? other)
    {
        foreach (var (period, value) in other?.Values ?? [])
            Add(period, value);
    }
}
