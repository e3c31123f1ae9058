using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What people read of the commands, in Chinese unless the culture is English.</summary>
internal sealed class CommandTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(CommandTexts));

    public CultureInfo Culture { get; } = culture;

    public string this[string key] =>
        Resources.GetString(key, Culture) ?? throw new MissingManifestResourceException($"CommandTexts has no {key}.");

    /// <summary>The text with its placeholders {0}, {1}, ... filled.</summary>
    public string Format(string key, params object?[] arguments) => string.Format(Culture, this[key], arguments);

    /// <summary>Words about something that there is none of, with what is nearest to it.</summary>
    /// <param name="nearest">Nothing is added where it is empty.</param>
    public string WithNearest(string words, IReadOnlyList<string> nearest) =>
        nearest.Count > 0 ? Format("with_nearest", words, string.Join(this["list_separator"], nearest)) : words;
}
