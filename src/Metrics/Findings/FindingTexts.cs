using System.Globalization;
using System.Resources;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>What people read of a finding, in Chinese unless the culture is English.</summary>
public static class FindingTexts
{
    private const string Others = "@and_";

    private static readonly ResourceManager Resources = new(typeof(FindingTexts));

    /// <summary>A few words that name the kind of problem.</summary>
    public static string Title(FindingCode code, CultureInfo culture) => Text(code, "title", culture);

    /// <summary>What is wrong, with the placeholders {0}, {1}, ... still in it.</summary>
    public static string MessageTemplate(FindingCode code, CultureInfo culture) => Text(code, "message", culture);

    /// <summary>What is wrong.</summary>
    public static string Message(Finding finding, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var message = string.Format(culture, MessageTemplate(finding.Code, culture), [.. finding.Arguments.Select(a => Argument(a, culture))]);
        return finding.Arguments is [.., var last] && last.StartsWith(Others, StringComparison.Ordinal) ? message + Argument(last, culture) : message;
    }

    /// <summary>The last argument of a finding that stands for several of its kind: its message ends with how many there are and where.</summary>
    /// <param name="count">How many there are in all.</param>
    /// <param name="cells">The first of the others.</param>
    public static string AndOthers(int count, IEnumerable<string?> cells)
    {
        var named = cells.ToList();
        return string.Create(CultureInfo.InvariantCulture, $"{Others}{(named.Count + 1 < count ? "more" : "others")}|{count}|{string.Join(' ', named)}");
    }

    /// <summary>What the sender can do about it.</summary>
    public static string Advice(FindingCode code, CultureInfo culture) => Text(code, "advice", culture);

    // An argument such as @file_size is itself a text of the resources, term_file_size, behind | with what its placeholders stand for; any other
    // stands as it is.
    private static string Argument(string argument, CultureInfo culture)
    {
        if (argument is not ['@', .. var term])
            return argument;
        var parts = term.Split('|');
        return Resources.GetString($"term_{parts[0]}", culture) is { } text ? string.Format(culture, text, [.. parts.Skip(1)]) : argument;
    }

    private static string Text(FindingCode code, string kind, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Resources.GetString($"{code.Code}_{kind}", culture)
            ?? throw new MissingManifestResourceException($"FindingTexts has no {code.Code}_{kind}.");
    }
}
