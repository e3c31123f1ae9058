namespace IndicatorPipeline.Metrics.Observations;

/// <summary>The series that differ in nothing but their measure: level, growth and plan of one thing. In InfluxDB they are the fields of one point.</summary>
/// <param name="Indicator">The indicator's code in the catalog.</param>
/// <param name="Area">The reference area's code in the catalog.</param>
/// <param name="Item">An item's code, for a kind with an open register the row's name; null for the indicator as a whole.</param>
/// <param name="Freq">How often the series have a figure.</param>
/// <param name="Accumulation">What stretch of time a figure covers.</param>
public sealed record SeriesGroup(string Indicator, string Area, string? Item, Freq Freq, Accumulation Accumulation)
{
    // 0 until it is known.
    private int _hash;

    // What is remembered of one is not true of the other.
    private SeriesGroup(SeriesGroup other)
    {
        (Indicator, Area, Item) = (other.Indicator, other.Area, other.Item);
        (Freq, Accumulation) = (other.Freq, other.Accumulation);
    }

    /// <summary>The series of the group with this measure.</summary>
    public SeriesKey With(Measure measure) => new(this, measure);

    public bool Equals(SeriesGroup? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && Freq == other.Freq && Accumulation == other.Accumulation
            && Indicator == other.Indicator && Area == other.Area && Item == other.Item);

    public override int GetHashCode()
    {
        if (_hash == 0)
            _hash = HashOf(Indicator, Area, Item, Freq, Accumulation);
        return _hash;
    }

    internal static int HashOf(string indicator, string area, string? item, Freq freq, Accumulation accumulation) =>
        HashCode.Combine(indicator, area, item, (int)freq, (int)accumulation);
}
