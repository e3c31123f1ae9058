using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What becomes one series of a projection: a group of series, or the rows of an item. All but the period.</summary>
/// <param name="Kind">The item's kind for texts; null for figures.</param>
/// <param name="Indicator">The indicator's code; null for texts.</param>
/// <param name="Area">The reference area's code.</param>
/// <param name="Item">The item; null for the indicator as a whole.</param>
/// <param name="Freq">Of the figures, or of the reports that the texts stand in.</param>
/// <param name="Accumulation">Of the figures; null for texts.</param>
public sealed record ProjectedSource(string? Kind, string? Indicator, string Area, string? Item, Freq Freq, Accumulation? Accumulation)
{
    /// <summary>The group of series; null for texts.</summary>
    public SeriesGroup? Group => Indicator is null ? null : new SeriesGroup(Indicator, Area, Item, Freq, Accumulation!.Value);

    public static ProjectedSource Of(SeriesGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new ProjectedSource(null, group.Indicator, group.Area, group.Item, group.Freq, group.Accumulation);
    }

    public static ProjectedSource Of(ItemRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ProjectedSource(row.Kind, null, row.Area, row.Item, row.Period.Freq, null);
    }
}
