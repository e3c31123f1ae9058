using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>What people call the codes of <see cref="Codelists"/>, in Chinese unless the culture is English.</summary>
public static class CodeName
{
    private static readonly ResourceManager Resources = new(typeof(CodeName));

    public static string Of(Freq freq, CultureInfo culture) => Text("freq_" + Codelists.Freq[freq], culture);

    public static string Of(Accumulation accumulation, CultureInfo culture) => Text("accumulation_" + Codelists.Accumulation[accumulation], culture);

    public static string Of(Measure measure, CultureInfo culture) => Text("measure_" + Codelists.Measure[measure], culture);

    public static string Of(ObsStatus status, CultureInfo culture) => Text("obs_status_" + Codelists.ObsStatus[status], culture);

    private static string Text(string key, CultureInfo culture) =>
        Resources.GetString(key, culture) ?? throw new MissingManifestResourceException($"CodeName has no {key}.");
}
