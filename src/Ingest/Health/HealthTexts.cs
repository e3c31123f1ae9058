using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>What people read of what probes found, in Chinese unless the culture is English.</summary>
internal sealed class HealthTexts(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new(typeof(HealthTexts));

    /// <summary>What a probe looks at.</summary>
    public string NameOf(IProbe probe) => Text("probe_" + probe.Name);

    /// <summary>What was found.</summary>
    public string Describe(ProbeResult result) => string.Format(culture, Text(result.Code.Name), [.. result.Arguments]);

    /// <summary>What to do; null where nothing is to be done.</summary>
    public string? Suggest(ProbeResult result) =>
        Resources.GetString(result.Code.Name + "_do", culture) is { } text ? string.Format(culture, text, [.. result.Arguments]) : null;

    private string Text(string key) => Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"HealthTexts has no {key}.");
}
