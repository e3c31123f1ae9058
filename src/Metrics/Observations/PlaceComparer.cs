using System.Diagnostics.CodeAnalysis;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>Tells series at periods apart: as pairs of them are, without what comparing pairs of any sort costs.</summary>
public sealed class PlaceComparer : IEqualityComparer<(SeriesKey Key, TimePeriod Period)>
{
    private PlaceComparer()
    {
    }

    public static PlaceComparer Instance { get; } = new();

    public bool Equals((SeriesKey Key, TimePeriod Period) x, (SeriesKey Key, TimePeriod Period) y) => x.Period == y.Period && x.Key.Equals(y.Key);

    public int GetHashCode([DisallowNull] (SeriesKey Key, TimePeriod Period) obj) => unchecked((obj.Key.GetHashCode() * 31) + obj.Period.GetHashCode());
}
