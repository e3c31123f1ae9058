using IndicatorPipeline.Ingest.Queries;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>
/// Which series an SDMX address asks for: by its key, a value for each dimension between dots, several with <c>+</c> between, <c>*</c> or nothing for all;
/// and by its filters of single dimensions, several values between commas. Both narrow.
/// </summary>
internal sealed class SdmxSelection
{
    private const string Everything = "*";

    // What was asked for of a dimension; one that is not here is asked for as a whole.
    private readonly Dictionary<string, HashSet<string>> _asked = new(StringComparer.Ordinal);

    /// <summary>Whether key and filters leave nothing together.</summary>
    public bool IsEmpty => _asked.Values.Any(values => values.Count == 0);

    public FigureParameters Parameters => new()
    {
        Frequencies = Of("FREQ"),
        Indicators = Of("INDICATOR"),
        Areas = Of("REF_AREA"),
        Items = [.. Of("ITEM").Select(i => i == SdmxCsv.NotApplicable ? "" : i)],
        Accumulations = Of("ACCUMULATION"),
        Measures = Of("MEASURE"),
    };

    /// <summary>Null where the key has more parts than there are dimensions, or is several keys. What it leaves out at its end is asked for as a whole.</summary>
    /// <param name="key">As it stands in the path; null or <c>*</c> for everything.</param>
    public static SdmxSelection? Parse(string? key)
    {
        var parts = (key ?? "").Split('.');
        var dimensions = SdmxStructure.Dimensions.ToList();
        if (parts.Length > dimensions.Count || parts.Any(p => p.Contains(',', StringComparison.Ordinal)))
            return null;
        var selection = new SdmxSelection();
        foreach (var (dimension, part) in dimensions.Zip(parts))
            selection.Narrow(dimension, part.Split('+'));
        return selection;
    }

    /// <param name="filter">As it stands in the address; null or empty for none.</param>
    public void Narrow(string dimension, string? filter) => Narrow(dimension, (filter ?? "").Split(','));

    private void Narrow(string dimension, string[] values)
    {
        if (values is [""] || values.Contains(Everything))
            return;
        if (_asked.TryGetValue(dimension, out var already))
            already.IntersectWith(values);
        else
            _asked[dimension] = new HashSet<string>(values, StringComparer.Ordinal);
    }

    private string[] Of(string dimension) => _asked.TryGetValue(dimension, out var values) ? [.. values] : [];
}
