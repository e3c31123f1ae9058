using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>What a row, a column or a title means to its author; what is null is left to the others.</summary>
public sealed record Meaning
{
    public Indicator? Indicator { get; init; }

    public RefArea? Area { get; init; }

    public string? Item { get; init; }

    public Measure? Measure { get; init; }

    public Accumulation? Said { get; init; }

    public int? Year { get; init; }

    /// <summary>Years counted from the report's: -1 for 上年同期.</summary>
    public int YearOffset { get; init; }

    /// <summary>The last month of the stretch.</summary>
    public int? Month { get; init; }

    /// <summary>This one where it speaks, the outer one where it is silent.</summary>
    public Meaning Within(Meaning outer)
    {
        ArgumentNullException.ThrowIfNull(outer);
        return new Meaning
        {
            Indicator = Indicator ?? outer.Indicator,
            Area = Area ?? outer.Area,
            Item = Item ?? outer.Item,
            Measure = Measure ?? outer.Measure,
            Said = Said ?? outer.Said,
            Year = Year ?? outer.Year,
            YearOffset = YearOffset != 0 ? YearOffset : outer.YearOffset,
            Month = Month ?? outer.Month,
        };
    }
}
