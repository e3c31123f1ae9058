using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Units in English words and signs (£ million, $ thousand, '000 tonnes, 10,000 yuan, persons): any word for how many before or behind any name that the catalog has for a
/// unit in Latin letters or as a sign of money. The words of a label run together once it is normalized, so that these are read as written.
/// </summary>
internal sealed partial class EnglishUnits
{
    private const int Longest = 40;

    private const int LongestLine = 200;

    // Digits stand before a name only: $10,000 is an amount.
    private static readonly ImmutableArray<(string Digits, string Words, decimal Factor)> Multiples =
    [
        (@"1[, ]?000\s*(?:millions?|mn)", "(?!)", 1_000_000_000m), (@"100[, ]?000[, ]?000|100\s*(?:millions?|mn)", "(?!)", 100_000_000m), (@"10[, ]?000[, ]?000|10\s*(?:millions?|mn)", "(?!)", 10_000_000m), (@"100\s*thousands?", "(?!)", 100_000m), (@"10\s*thousands?", "(?!)", 10_000m),
        ("1[, ]?000[, ]?000", @"millions?|mill\.?|mn", 1_000_000m), ("100[, ]?000", "(?!)", 100_000m), ("10[, ]?000", "(?!)", 10_000m),
        ("1[, ]?000", @"['’‘]?000s?|thousands?|thous\.?", 1_000m), ("(?!)", "hundreds?", 100m), ("(?!)", "billions?|bn", 1_000_000_000m), ("(?!)", "trillions?", 1_000_000_000_000m),
    ];

    private readonly Dictionary<string, Unit> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly IReadOnlyList<Unit> _units;
    private readonly Regex _whole;
    private readonly Regex _end;

    public EnglishUnits(IReadOnlyList<Unit> units)
    {
        _units = units;
        foreach (var unit in units)
        {
            foreach (var name in unit.Aliases.Prepend(unit.Name).Where(n => n.All(c => c < '\u0250' || c == '€')))
                _names.TryAdd(name, unit);
        }

        foreach (var name in new[] { "percent", "per cent", "percents", "pct" })
            _names.TryAdd(name, Unit.Percent);
        foreach (var name in new[] { "percentage point", "percentage points", "pp" })
            _names.TryAdd(name, Unit.PercentagePoint);

        var multiples = string.Join('|', Multiples.Select(m => $"{m.Digits}|{m.Words}"));
        // A single letter (t, m) is a unit only with its multiple.
        string names(int shortest) => string.Join('|', _names.Keys.Where(n => n.Length >= shortest || !char.IsLetter(n[0])).OrderByDescending(n => n.Length).Select(Regex.Escape).DefaultIfEmpty("(?!)"));
        var words = string.Join('|', Multiples.Select(m => m.Words));
        var unitText = $@"((?<many>{multiples})\s*(of\s+)?((current|constant|chained|U\.?S\.?)\s+)?(\(\d{{4}}\)\s*)?(?<name>{names(1)})|(?<name>{names(1)})\s*,?\s*(in\s+)?(?<many>{words})|(?<name>{names(2)})|(?<alone>thousands|millions|billions|['’‘]000s?|000s))";
        _whole = new Regex($@"\A\s*(in\s+)?((RMB|CNY)\s+(?=\S*\s*yuan))?{unitText}\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        _end = new Regex($@"(?<=[\s,.;:\d(]){unitText}\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The unit that a text is; null when it is none.</summary>
    public Unit? Of(string text) => IsLatin(text) && text.Length <= Longest && _whole.Match(text.Trim()) is { Success: true } match ? Composed(match) : null;

    /// <summary>The unit that a label or a line ends with or has in brackets; null for none.</summary>
    /// <param name="bare">Whether one counts that is not set in brackets and has no word for how many (Canada number).</param>
    public Unit? In(string text, bool bare)
    {
        if (!text.AsSpan().ContainsAnyInRange('A', 'z') && !text.AsSpan().ContainsAny('£', '$', '€'))
            return null;
        var near = text[^Math.Min(text.Length, LongestLine)..];
        if (Brackets().Matches(near).Select(b => Of(b.Groups["inside"].Value)).FirstOrDefault(u => u is not null) is { } inside)
            return inside;
        // Numbers, per cent, NOK, NOK thousand leaves open which of them is meant.
        if (_end.Match(near) is not { Success: true } end || _end.IsMatch(near[..end.Index].TrimEnd(' ', ',', ';')))
            return null;
        var unit = Composed(end);
        return end.Groups["many"].Success || end.Groups["alone"].Success || Unit.BuiltIn.Contains(unit) || (bare && StandsBare(unit, end.Groups["name"].Value)) ? unit : null;
    }

    /// <summary>Whether a name is a word or words, no abbreviation (kWh, USD, kg).</summary>
    public static bool IsWord(string name) => name.Length > 2 && name.All(c => char.IsAsciiLetterLower(c) || c == ' ');

    // Canada number, per household $, current dollars; One-Person Household is nobody's unit.
    private static bool StandsBare(Unit unit, string name) =>
        name.Equals("number", StringComparison.OrdinalIgnoreCase) || unit.Aliases.Prepend(unit.Name).Any(n => !char.IsLetter(n[0]));

    /// <summary>A text without the bracket in which a unit stands.</summary>
    public string WithoutBrackets(string text) => Brackets().Replace(text, b => Of(b.Groups["inside"].Value) is null ? b.Value : "");

    private static bool IsLatin(string text) => text.All(c => c < '\u0250' || c is '€' or '’' or '‘');

    // 10,000 yuan is 万元; what the catalog has no unit for is called as it is written.
    private Unit Composed(Match match)
    {
        if (match.Groups["alone"] is { Success: true, Value: var alone })
            return MultipleOf(FactorOf(alone)) ?? new Unit(alone, Vocabulary.MultipleQuantity, FactorOf(alone), []);
        var unit = _names[match.Groups["name"].Value];
        if (match.Groups["many"] is not { Success: true, Value: var many })
            return unit;
        var factor = unit.Factor * FactorOf(many);
        return _units.FirstOrDefault(u => u.Quantity == unit.Quantity && u.Factor == factor)
            ?? new Unit(match.Value.Trim(), unit.Quantity, factor, []);
    }

    private static decimal FactorOf(string many) =>
        Multiples.First(m => Regex.IsMatch(many, $@"\A({m.Digits}|{m.Words})\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)).Factor;

    private static Unit? MultipleOf(decimal factor) => Vocabulary.Multiples.FirstOrDefault(m => m.Factor == factor);

    [GeneratedRegex(@"[(（\[]\s*(?<inside>[^()（）\[\]]{1,40}?)\s*[)）\]]", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();
}
