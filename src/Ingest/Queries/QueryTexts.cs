using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>What people read in the workbook of an answer, in Chinese unless the culture is English.</summary>
internal sealed class QueryTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(QueryTexts));

    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"QueryTexts has no {key}.");
}
