namespace IndicatorPipeline.Samples.Figures;

/// <summary>The ways in which an indicator's figures come about.</summary>
internal enum Shape
{
    /// <summary>An amount that adds up over months and areas.</summary>
    Flow,

    /// <summary>An amount that adds up over months but not over areas: an average for each head.</summary>
    Average,

    /// <summary>What there is at the month's end; adds up over areas.</summary>
    Stock,

    /// <summary>A percentage, concentration or score of its own; does not add up.</summary>
    Rate,

    /// <summary>A fraction of another flow or stock.</summary>
    Portion,

    /// <summary>Part over whole, in per cent.</summary>
    Ratio,

    /// <summary>The sum of the indicator's parts in the catalog.</summary>
    Sum,

    /// <summary>Only growth is reported, no level.</summary>
    GrowthOnly,

    /// <summary>Days of the month that were good.</summary>
    Days,
}
