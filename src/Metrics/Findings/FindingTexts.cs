using System.Globalization;
using System.Resources;
using System.Text;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>What people read of a finding, in Chinese unless the culture is English.</summary>
public static class FindingTexts
{
    private const string Others = "@and_";
    private const string Period = "@period|";
    private const string AtPeriod = "@at_period|";

    private static readonly ResourceManager Resources = new(typeof(FindingTexts));

    /// <summary>A few words that name the kind of problem.</summary>
    public static string Title(FindingCode code, CultureInfo culture) => Text(code, "title", culture);

    /// <summary>What is wrong, with the placeholders {0}, {1}, ... still in it.</summary>
    public static string MessageTemplate(FindingCode code, CultureInfo culture) => Text(code, "message", culture);

    /// <summary>What is wrong.</summary>
    public static string Message(Finding finding, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var message = string.Format(culture, MessageTemplate(finding.Code, culture), [.. finding.Arguments.Select(a => Told(a, culture))]);
        return finding.Arguments is [.., var last] && last.StartsWith(Others, StringComparison.Ordinal) ? message + Told(last, culture) : message;
    }

    /// <summary>A period as an argument of a message, which names it in the language of whoever reads it.</summary>
    public static string Argument(TimePeriod period) => Period + period;

    /// <summary>Something at a period as an argument of a message.</summary>
    public static string Argument(string name, TimePeriod period) => $"{AtPeriod}{period}|{name}";

    /// <summary>A finding that stands for several of its kind: its message ends with how many there are and where, by a last argument.</summary>
    /// <param name="count">How many there are in all.</param>
    /// <param name="cells">The first of the others.</param>
    public static Finding WithOthers(Finding first, int count, IEnumerable<string?> cells)
    {
        ArgumentNullException.ThrowIfNull(first);
        var named = cells.ToList();
        var others = string.Create(CultureInfo.InvariantCulture, $"{Others}{(named.Count + 1 < count ? "more" : "others")}|{count}|{string.Join(' ', named)}");
        return first with { Arguments = [.. first.Arguments.Where(a => !a.StartsWith(Others, StringComparison.Ordinal)), others] };
    }

    /// <summary>How many of its kind a finding stands for.</summary>
    public static int CountOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Arguments is [.., var last] && last.StartsWith(Others, StringComparison.Ordinal)
            && last.Split('|') is [_, var count, ..] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var all) ? all : 1;
    }

    /// <summary>What the sender can do about it.</summary>
    public static string Advice(FindingCode code, CultureInfo culture) => Text(code, "advice", culture);

    // An argument such as @file_size is itself a text of the resources, term_file_size, behind | with what its placeholders stand for; any other
    // stands as it is, that of a cell which begins like one included.
    private static string Told(string argument, CultureInfo culture)
    {
        if (argument is not ['@', .. var term])
            return argument;
        // What is named comes last and may hold a | itself.
        var parts = term.Split('|', 3);
        if (Resources.GetString($"term_{parts[0]}", culture) is not { } text || CompositeFormat.Parse(text).MinimumArgumentCount >= parts.Length)
            return argument;
        var isOfPeriod = argument.StartsWith(Period, StringComparison.Ordinal) || argument.StartsWith(AtPeriod, StringComparison.Ordinal);
        if (isOfPeriod && TimePeriod.Parse(parts[1]) is { Success: true, Value: var period })
            parts[1] = PeriodName.Of(period, culture);
        return string.Format(culture, text, [.. parts.Skip(1)]);
    }

    private static string Text(FindingCode code, string kind, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Resources.GetString($"{code.Code}_{kind}", culture)
            ?? throw new MissingManifestResourceException($"FindingTexts has no {code.Code}_{kind}.");
    }
}
