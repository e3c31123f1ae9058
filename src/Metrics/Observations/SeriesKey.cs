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
    /// <summary>The series that differ from this one in nothing but their measure, and this one.</summary>
    public SeriesGroup Group => new(Indicator, Area, Item, Freq, Accumulation);

    public override string ToString() =>
        string.Join('.', Indicator, Area, Item ?? "", Codelists.Freq[Freq], Codelists.Accumulation[Accumulation], Codelists.Measure[Measure]);
}
