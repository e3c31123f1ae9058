using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Findings;

/// <summary>
/// What a placeholder of a message stands for, as it is kept with the finding. Most arguments are values: a number written invariantly, a label as its sender wrote
/// it. One that begins with @ has words of its own for its reader, and beside them the value by which the finding is known again.
/// </summary>
public static partial class FindingArgument
{
    private const string PeriodTerm = "period";
    private const string NamedTerm = "named";
    private const string FigureTerm = "figure";
    private const string WordsTerm = "words";
    private const string FormulaTerm = "formula";

    private static readonly ResourceManager Resources = new(typeof(FindingTexts));

    // Behind the term stand the value and the words; the last of them may hold a | itself. The others are values as they are.
    private static readonly FrozenDictionary<string, int> Values = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        [NamedTerm] = 1, [FigureTerm] = 2, [WordsTerm] = 0, [FormulaTerm] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The last of them stands in ledgers of earlier versions.
    private static readonly FrozenSet<string> PeriodTerms = FrozenSet.Create(StringComparer.Ordinal, PeriodTerm, FigureTerm, "at_period");

    /// <summary>A period, which a message names in the language of whoever reads it.</summary>
    public static string Of(TimePeriod period) => $"@{PeriodTerm}|{period}";

    /// <summary>Something by its code, which messages call by its name.</summary>
    public static string Named(string code, string name) => $"@{NamedTerm}|{Escaped(code)}|{name}";

    /// <summary>Something at a period.</summary>
    public static string Named(string code, string name, TimePeriod period) => $"@{FigureTerm}|{period}|{Escaped(code)}|{name}";

    /// <summary>A formula by its text, which messages show in words.</summary>
    /// <param name="words">Where its language matters, <see cref="OfThePeriodBefore"/> and the like stand in it.</param>
    public static string Formula(string text, string words) => $"@{FormulaTerm}|{Escaped(text)}|{words}";

    /// <summary>In the words of a formula, before a name: its figure of the period before.</summary>
    public static string OfThePeriodBefore(string name) => "{previous}" + name;

    /// <summary>In the words of a formula, before a name: its figure of a year before.</summary>
    public static string OfAYearBefore(string name) => "{year_before}" + name;

    /// <summary>In the words of a formula, behind a name: what of it.</summary>
    public static string Of(Measure measure, string name) => $"{name}{{{Codelists.Measure[measure]}}}";

    /// <summary>Words that help the reader, such as where the other figures stand: without them, or with others, the finding is the same.</summary>
    public static string Words(string text) => $"@{WordsTerm}|{text}";

    /// <summary>Whether an argument names a figure.</summary>
    internal static bool IsFigure(string argument) => argument.StartsWith($"@{FigureTerm}|", StringComparison.Ordinal);

    /// <summary>What of an argument tells one finding from another; null for nothing.</summary>
    internal static string? ValueOf(string argument)
    {
        if (argument is not ['@', .. var term] || Values.GetValueOrDefault(term.Split('|')[0], -1) is not (>= 0 and var values))
            return argument;
        var parts = term.Split('|', values + 2);
        return parts.Length < values + 2 ? argument : values == 0 ? null : string.Join('|', parts[1..^1]);
    }

    /// <summary>
    /// What people read of an argument: @file_size is itself a text of the resources, term_file_size, behind | with what its placeholders stand for; any other stands
    /// as it is, that of a cell which begins like one included.
    /// </summary>
    internal static string Told(string argument, CultureInfo culture)
    {
        if (argument is not ['@', .. var term] || Resources.GetString($"term_{term.Split('|')[0]}", culture) is not { } text)
            return argument;
        var places = CompositeFormat.Parse(text).MinimumArgumentCount;
        var parts = term.Split('|', places + 1);
        if (parts.Length <= places)
            return argument;
        if (PeriodTerms.Contains(parts[0]) && TimePeriod.Parse(parts[1]) is { Success: true, Value: var period })
            parts[1] = PeriodName.Of(period, culture);
        if (parts[0] == FormulaTerm)
            parts[^1] = InFormula().Replace(parts[^1], words => ToldInFormula(words.Groups["what"].Value, culture));
        return string.Format(culture, text, [.. parts.Skip(1).Select(p => new ShownArgument(p))]);
    }

    private static string ToldInFormula(string what, CultureInfo culture) => Codelists.Measure.TryParse(what, out var measure)
        ? string.Format(culture, Resources.GetString("formula_measure", culture)!, CodeName.Of(measure, culture))
        : Resources.GetString($"formula_{what}", culture) ?? what;

    private static string Escaped(string code) => code.Replace("|", "%7C", StringComparison.Ordinal);

    [GeneratedRegex(@"\{(?<what>\w+)\}")]
    private static partial Regex InFormula();
}
