using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>
/// Which series an SDMX address asks for: a value for each dimension between dots, several with <c>+</c> or commas between, <c>*</c> or nothing for all.
/// </summary>
internal static class SdmxKey
{
    private const string Everything = "*";

    /// <summary>Null where the key has not as many parts as there are dimensions, or has a code that its list has not.</summary>
    /// <param name="key">As it stands in the path; null or <c>*</c> for everything.</param>
    public static ObservationQuery? Parse(string? key)
    {
        var dimensions = SdmxStructure.Dimensions.Count();
        var parts = key is null or "" or Everything or "all" ? [.. Enumerable.Repeat(Everything, dimensions)] : key.Split('.');
        if (parts.Length != dimensions)
            return null;
        var values = parts.Select(p => p is "" or Everything ? [] : p.Split('+', ',', ' ').ToImmutableArray()).ToList();
        return Codes(values[0], Codelists.Freq) is { } frequencies && Codes(values[4], Codelists.Accumulation) is { } accumulations && Codes(values[5], Codelists.Measure) is { } measures
            ? new ObservationQuery
            {
                Frequencies = frequencies,
                Indicators = values[1],
                Areas = values[2],
                Items = [.. values[3].Select(i => i == SdmxCsv.NotApplicable ? "" : i)],
                Accumulations = accumulations,
                Measures = measures,
            }
            : null;
    }

    private static ImmutableArray<T>? Codes<T>(ImmutableArray<string> texts, Codelist<T> codes)
        where T : struct, Enum
    {
        var values = ImmutableArray.CreateBuilder<T>(texts.Length);
        foreach (var text in texts)
        {
            if (!codes.TryParse(text, out var value))
                return null;
            values.Add(value);
        }

        return values.ToImmutable();
    }
}
