using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Explanations;

/// <summary>What people read in a marked workbook, in Chinese unless the culture is English.</summary>
internal sealed class MarkTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(MarkTexts));

    public CultureInfo Culture => culture;

    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"MarkTexts has no {key}.");

    /// <summary>The text with its placeholders {0}, {1}, ... filled.</summary>
    public string Format(string key, params object?[] arguments) => string.Format(culture, this[key], arguments);
}
