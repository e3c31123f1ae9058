using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>A series as people look at it.</summary>
/// <param name="BeginsAnew">Whether each year begins from nothing: no line joins two years then.</param>
/// <param name="IsOfPlaces">Whether its values are places, of which the first is the best.</param>
public sealed record TrendSeries(string Name, string Unit, bool BeginsAnew, bool IsOfPlaces, IReadOnlyDictionary<TimePeriod, TrendPoint> Points)
{
    /// <summary>The name with the unit; that of a measure often says it already.</summary>
    public string Heading => Name.Contains($"（{Unit}）", StringComparison.Ordinal) ? Name : $"{Name}（{Unit}）";

    /// <summary>The stretches of values without a gap between them, in the order of time: nothing joins what nobody reported.</summary>
    public IEnumerable<IReadOnlyList<(TimePeriod Period, decimal Value)>> Stretches()
    {
        var stretch = new List<(TimePeriod Period, decimal Value)>();
        foreach (var (period, point) in Points.OrderBy(p => p.Key.Start))
        {
            if (stretch.Count > 0 && (point.Value is null || stretch[^1].Period.TryPlus(1) != period || (BeginsAnew && stretch[^1].Period.Year != period.Year)))
            {
                yield return stretch;
                stretch = [];
            }

            if (point.Value is { } value)
                stretch.Add((period, value));
        }

        if (stretch.Count > 0)
            yield return stretch;
    }
}
