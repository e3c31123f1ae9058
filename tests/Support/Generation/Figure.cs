using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A figure of a generated report as its author means it, and the number that the author writes for it.</summary>
public sealed class Figure
{
    public required Indicator Indicator { get; init; }

    public required RefArea Area { get; init; }

    /// <summary>An item's code, for an open register its name; null for none.</summary>
    public string? Item { get; init; }

    public required int Year { get; init; }

    /// <summary>The last month of the stretch that the figure is about.</summary>
    public required int Month { get; init; }

    /// <summary>What the labels say of accumulation; null for nothing.</summary>
    public Accumulation? Said { get; init; }

    public required Measure Measure { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>The unit in which it is written.</summary>
    public required Unit Unit { get; set; }

    /// <summary>The number in that unit; null when a mark says that it is missing.</summary>
    public decimal? Shown { get; set; }

    public MissingReason? Missing { get; set; }

    /// <summary>Whether it is written in a unit of the indicator's kind, which a report has to name.</summary>
    public bool IsInOwnUnit => Measure is Measure.Level or Measure.Target or Measure.YoyDiff;

    /// <summary>Whether the indicator can have such a figure at all: no May of a quarterly one, no month's own of a stock beside its level.</summary>
    public bool IsPossible => Indicator.Frequency switch
    {
        Freq.Annual => Month == 12 && Said != Accumulation.Period,
        Freq.Quarterly => Month % 3 == 0 && Said != Accumulation.Period,
        _ => true,
    };

    public SeriesKey Key => new(Indicator.Code, Area.Code, Item, Indicator.Frequency, Accumulation, Measure);

    public TimePeriod Period => Indicator.Frequency switch
    {
        Freq.Annual => TimePeriod.OfYear(Year),
        Freq.Quarterly => TimePeriod.OfQuarter(Year, (Month + 2) / 3),
        _ => TimePeriod.OfMonth(Year, Month),
    };

    private Accumulation Accumulation =>
        Indicator.Accumulation == Accumulation.Stock || Indicator.Frequency == Freq.Annual ? Indicator.Accumulation : Said ?? Indicator.Accumulation;

    /// <summary>The observation that it is, once it is known where it stands.</summary>
    public Observation ToObservation(ObsStatus status, Origin origin)
    {
        var canonical = UnitOf(Measure, Indicator);
        return new Observation(
            Key,
            Period,
            Shown is { } shown ? shown * Unit.Factor / canonical.Factor : null,
            canonical.Name,
            Shown is null ? ObsStatus.Missing : status,
            Basis,
            Shown is null ? Missing : null,
            origin);
    }

    /// <summary>The unit in which a measure of an indicator is kept.</summary>
    public static Unit UnitOf(Measure measure, Indicator indicator)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        return measure switch
        {
            Measure.Level or Measure.Target or Measure.YoyDiff => indicator.Unit,
            Measure.Rank or Measure.YoyRank => Unit.Place,
            Measure.YoyPoints => Unit.PercentagePoint,
            _ => Unit.Percent,
        };
    }
}
