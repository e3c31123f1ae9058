using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>What people read of a finding, in Chinese unless the culture is English.</summary>
public static class FindingTexts
{
    private static readonly ResourceManager Resources = new(typeof(FindingTexts));

    /// <summary>A few words that name the kind of problem.</summary>
    public static string Title(FindingCode code, CultureInfo culture) => Text(code, "title", culture);

    /// <summary>What is wrong, with the placeholders {0}, {1}, ... still in it.</summary>
    public static string MessageTemplate(FindingCode code, CultureInfo culture) => Text(code, "message", culture);

    /// <summary>What is wrong.</summary>
    public static string Message(Finding finding, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return string.Format(culture, MessageTemplate(finding.Code, culture), [.. finding.Arguments.Select(a => Argument(a, culture))]);
    }

    /// <summary>What the sender can do about it.</summary>
    public static string Advice(FindingCode code, CultureInfo culture) => Text(code, "advice", culture);

    // An argument such as @file_size is itself a text of the resources, term_file_size; any other stands as it is.
    private static string Argument(string argument, CultureInfo culture) =>
        argument is ['@', .. var term] && Resources.GetString($"term_{term}", culture) is { } text ? text : argument;

    private static string Text(FindingCode code, string kind, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Resources.GetString($"{code.Code}_{kind}", culture)
            ?? throw new MissingManifestResourceException($"FindingTexts has no {code.Code}_{kind}.");
    }
}
