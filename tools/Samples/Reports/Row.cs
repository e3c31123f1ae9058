using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Samples.Layouts;

namespace IndicatorPipeline.Samples.Reports;

/// <summary>What a figure is about; what a row leaves open its columns say, and the other way round.</summary>
internal record Subject(
    string? Indicator = null,
    string? Area = null,
    TimePeriod? Period = null,
    string? Item = null,
    Accumulation? Accumulation = null);

/// <summary>A row of a table.</summary>
/// <param name="Label">Its name in the stub.</param>
internal sealed record Row(string Label, Subject About)
{
    public Look Look { get; init; } = Look.Stub;

    /// <summary>The unit's name, for a column of units; null for the indicator's own.</summary>
    public string? Unit { get; init; }

    /// <summary>How the row's levels are shown.</summary>
    public Shown Shown { get; init; } = Shown.AsIs;

    /// <summary>Texts about the row, by the heading of their column.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();
}
