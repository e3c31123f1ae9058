using System.Globalization;
using System.Resources;
using System.Text;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>What people read of a finding, in Chinese unless the culture is English.</summary>
public static class FindingTexts
{
    private const string Others = "@and_";

    // More than a code has ever got in a version.
    private const int MostAdded = 4;

    private static readonly ResourceManager Resources = new(typeof(FindingTexts));

    /// <summary>A few words that name the kind of problem.</summary>
    public static string Title(FindingCode code, CultureInfo culture) => Text(code, "title", culture);

    /// <summary>What is wrong, with the placeholders {0}, {1}, ... still in it.</summary>
    public static string MessageTemplate(FindingCode code, CultureInfo culture) => Text(code, "message", culture);

    /// <summary>What is wrong.</summary>
    public static string Message(Finding finding, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var template = MessageTemplate(finding.Code, culture);
        // A label of the sender's may begin like the last argument, but is then the first that the message asks for.
        var others = finding.Arguments is [.. var before, var last] && last.StartsWith(Others, StringComparison.Ordinal)
            && (before.Length > 0 || CompositeFormat.Parse(template).MinimumArgumentCount == 0) ? last : null;
        // One of an earlier version may have fewer arguments than its message has placeholders now.
        var arguments = finding.Arguments.SkipLast(others is null ? 0 : 1).Concat(Enumerable.Repeat("", MostAdded));
        var message = string.Format(culture, template, [.. arguments.Select(a => new ShownArgument(FindingArgument.Told(a, culture)))]);
        return others is null ? message : message + FindingArgument.Told(others, culture);
    }

    /// <summary>A finding that stands for several of its kind: its message ends with how many there are and where, by a last argument.</summary>
    /// <param name="count">How many there are in all.</param>
    /// <param name="cells">The others, cells or ranges.</param>
    /// <param name="areAll">Whether these are all of them.</param>
    public static Finding WithOthers(Finding first, int count, IEnumerable<string> cells, bool areAll)
    {
        ArgumentNullException.ThrowIfNull(first);
        var others = string.Create(CultureInfo.InvariantCulture, $"{Others}{(areAll ? "others" : "more")}|{count}|{string.Join(' ', cells)}");
        return first with { Arguments = [.. first.Arguments.Where(a => !a.StartsWith(Others, StringComparison.Ordinal)), others] };
    }

    /// <summary>How many of its kind a finding stands for.</summary>
    public static int CountOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Arguments is [.., var last] && last.StartsWith(Others, StringComparison.Ordinal)
            && last.Split('|') is [_, var count, ..] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var all) ? all : 1;
    }

    /// <summary>The other cells and ranges that a finding names of those that it stands for.</summary>
    public static IReadOnlyList<string> OthersOf(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Arguments is [.., var last] && last.StartsWith(Others, StringComparison.Ordinal) && last.Split('|') is [_, _, var cells]
            ? cells.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            : [];
    }

    /// <summary>What the sender can do about it.</summary>
    public static string Advice(FindingCode code, CultureInfo culture) => Text(code, "advice", culture);

    private static string Text(FindingCode code, string kind, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(code);
        return Resources.GetString($"{code.Code}_{kind}", culture)
            ?? throw new MissingManifestResourceException($"FindingTexts has no {code.Code}_{kind}.");
    }
}
