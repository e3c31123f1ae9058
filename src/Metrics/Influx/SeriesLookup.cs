using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Where each source is written: as the catalog says, or where it was written before if the catalog no longer knows it.</summary>
/// <param name="known">What was written before; null for nothing.</param>
internal sealed class SeriesLookup(PointMapping mapping, IReadOnlyDictionary<ProjectedSource, ProjectedSeries>? known)
{
    // A series has many points, and its key is dear to make.
    private readonly Dictionary<ProjectedSource, InfluxSeries?> _series = [];

    /// <summary>Null when it cannot be written: the catalog does not know the indicator and never did.</summary>
    public InfluxSeries? SeriesOf(ProjectedSource source)
    {
        if (!_series.TryGetValue(source, out var series))
        {
            series = mapping.SeriesOf(source)
                ?? (known?.GetValueOrDefault(source) is { Key.Length: > 0 } written ? InfluxSeries.Parse(written.Key) : null);
            _series.Add(source, series);
        }

        return series;
    }

    /// <summary>Null when it cannot be written, or nothing of it is in force.</summary>
    public InfluxPoint? PointOf(ProjectedSource source, TimePeriod period, IReadOnlyList<KeyValuePair<string, FieldValue>> fields) =>
        fields.Count > 0 && SeriesOf(source) is { } series ? new InfluxPoint(series, mapping.TimeOf(period), fields) : null;

    /// <summary>Which point a period is; null when it cannot be written.</summary>
    public InfluxPointId? IdOf(ProjectedSource source, TimePeriod period) =>
        SeriesOf(source) is { } series ? new InfluxPointId(series, mapping.TimeOf(period)) : null;
}
