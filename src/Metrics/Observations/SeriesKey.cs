namespace IndicatorPipeline.Metrics.Observations;

/// <summary>What identifies a series: every dimension of an observation but its period.</summary>
/// <param name="Indicator">The indicator's code in the catalog.</param>
/// <param name="Area">The reference area's code in the catalog.</param>
/// <param name="Item">An item's code, for a kind with an open register the row's name; null for the indicator as a whole.</param>
/// <param name="Freq">How often the series has a figure: the indicator's own frequency.</param>
/// <param name="Accumulation">What stretch of time a figure covers.</param>
/// <param name="Measure">What the number says of the indicator.</param>
public sealed record SeriesKey(string Indicator, string Area, string? Item, Freq Freq, Accumulation Accumulation, Measure Measure)
{
    private SeriesGroup? _group;

    // Figures are looked up by their series some hundred times for each workbook. 0 until it is known.
    private int _hash;

    internal SeriesKey(SeriesGroup group, Measure measure)
        : this(group.Indicator, group.Area, group.Item, group.Freq, group.Accumulation, measure) => _group = group;

    // What is remembered of one is not true of the other.
    private SeriesKey(SeriesKey other)
    {
        (Indicator, Area, Item) = (other.Indicator, other.Area, other.Item);
        (Freq, Accumulation, Measure) = (other.Freq, other.Accumulation, other.Measure);
    }

    /// <summary>The series that differ from this one in nothing but their measure, and this one.</summary>
    public SeriesGroup Group => _group ??= new(Indicator, Area, Item, Freq, Accumulation);

    public bool Equals(SeriesKey? other) =>
        ReferenceEquals(this, other)
        || (other is not null && GetHashCode() == other.GetHashCode() && Measure == other.Measure && Freq == other.Freq && Accumulation == other.Accumulation
            && Indicator == other.Indicator && Area == other.Area && Item == other.Item);

    public override int GetHashCode()
    {
        if (_hash == 0)
            _hash = HashCode.Combine(_group?.GetHashCode() ?? SeriesGroup.HashOf(Indicator, Area, Item, Freq, Accumulation), (int)Measure);
        return _hash;
    }

    public override string ToString() =>
        string.Join('.', Indicator, Area, Item ?? "", Codelists.Freq[Freq], Codelists.Accumulation[Accumulation], Codelists.Measure[Measure]);
}
