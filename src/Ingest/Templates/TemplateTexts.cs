using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Templates;

/// <summary>What people read in a template, in Chinese unless the culture is English; what the recognition must read stays Chinese.</summary>
internal sealed class TemplateTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(TemplateTexts));

    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"TemplateTexts has no {key}.");

    /// <summary>The text with its placeholders {0}, {1}, ... filled.</summary>
    public string Format(string key, params object?[] arguments) => string.Format(culture, this[key], arguments);
}
