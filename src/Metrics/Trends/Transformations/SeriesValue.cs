using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends.Transformations;

/// <summary>A value of a series: as a report gives it, or computed from what reports give.</summary>
/// <param name="Status">As far as the least reliable of its inputs may be relied on.</param>
/// <param name="Rule">What was done to the inputs, one code after the other (<c>period+yoy</c>); null for nothing: it is reported.</param>
/// <param name="Inputs">The reported figures that it rests on in the end, each with its cell.</param>
public sealed record SeriesValue(decimal Value, string Unit, ObsStatus Status, string? Rule, ImmutableArray<Vintage> Inputs)
{
    /// <summary>A reported figure; null where it is marked as missing.</summary>
    internal static SeriesValue? Reported(Vintage vintage) =>
        vintage.Observation is { Value: { } value } figure ? new SeriesValue(value, figure.Unit, figure.Status, null, [vintage]) : null;

    /// <summary>
    /// A value computed from others. Null where there is none: the inputs are in different units, the arithmetic has no answer (zero or negative
    /// base), or the answer is larger than a decimal.
    /// </summary>
    /// <param name="rule">Code of what is done.</param>
    /// <param name="unit">Of the answer.</param>
    internal static SeriesValue? Computed(string rule, string unit, IReadOnlyList<SeriesValue> inputs, Func<decimal?> arithmetic)
    {
        if (inputs.Any(i => i.Unit != inputs[0].Unit) || ValueOf(arithmetic) is not { } value)
            return null;
        var before = inputs.Select(i => i.Rule).OfType<string>().MaxBy(r => r.Length);
        return new SeriesValue(
            value,
            unit,
            Reliability.OfLeast(inputs.Select(i => i.Status)),
            before is null ? rule : $"{before}+{rule}",
            [.. inputs.SelectMany(i => i.Inputs).Distinct()]);
    }

    private static decimal? ValueOf(Func<decimal?> arithmetic)
    {
        try
        {
            return arithmetic();
        }
        catch (OverflowException)
        {
            // A base of nearly nothing: there is no such number, and no reason to stop for it.
            return null;
        }
    }
}
