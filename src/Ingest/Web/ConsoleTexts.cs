using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>What people read in the console, in Chinese unless the culture is English.</summary>
public sealed class ConsoleTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(ConsoleTexts));

    public const string LanguageParameter = "lang";

    public CultureInfo Culture => culture;

    /// <summary>What asks for this language in an address; null where nothing needs to.</summary>
    public string? Language => culture.Name == "en" ? "en" : null;

    public string this[string key] =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"ConsoleTexts has no {key}.");

    /// <summary>The text with its placeholders {0}, {1}, ... filled.</summary>
    public string Format(string key, params object?[] arguments) => string.Format(culture, this[key], arguments);

    /// <summary>In the language that a request asks for by <c>?lang=en</c>.</summary>
    public static ConsoleTexts Of(HttpRequest request) =>
        new(CultureInfo.GetCultureInfo(string.Equals(request.Query[LanguageParameter].FirstOrDefault(), "en", StringComparison.OrdinalIgnoreCase) ? "en" : "zh-CN"));
}
