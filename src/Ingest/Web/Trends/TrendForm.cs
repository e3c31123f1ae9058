namespace IndicatorPipeline.Ingest.Web.Trends;

/// <summary>What the form says: the parameters of the address, which is the link that shows the same again.</summary>
public sealed record TrendForm(string? Indicator, string? Area, string? Item, string? Measure, string? Accumulation, string? Transform, string? Base, string? From, string? To, string? AsOf)
{
    /// <summary>Whether anything is asked for.</summary>
    public bool IsFilled => Indicator is not null;

    /// <summary>The parameters that are set, by the names that the API knows.</summary>
    public IEnumerable<(string Name, string? Value)> Parameters =>
    [
        ("indicator", Indicator), ("area", Area), ("item", Item), ("measure", Measure), ("accumulation", Accumulation), ("transform", Transform), ("base", Base), ("from", From), ("to", To),
        ("as_of", AsOf),
    ];
}
