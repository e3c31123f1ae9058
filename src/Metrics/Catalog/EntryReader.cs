using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// Takes the values out of one entry, key by key. What is missing or of the wrong kind is a problem, and so, at the end, is every
/// key that nobody asked for. Null and empty lists stand for what could not be read.
/// </summary>
internal sealed partial class EntryReader(MapNode map, ProblemList problems)
{
    private readonly List<string> _known = [];

    public Place Place => map.Place;

    /// <summary>A code of the entry's own: required.</summary>
    public Located? Code(string key) => RequiredText(key) is { } text && IsCode(text) ? text : null;

    public Located? RequiredText(string key) => Take(key, required: true) is { } node ? Text(node, key) : null;

    public Located? OptionalText(string key) => Take(key, required: false) is { } node ? Text(node, key) : null;

    /// <summary>A list of texts: labels or references.</summary>
    public IReadOnlyList<Located> Texts(string key, bool required = false) =>
        [.. Items(key, required).Select(item => Text(item, key)).OfType<Located>()];

    /// <summary>A list of references that narrows what the entry is about: without it that is all, which an empty one cannot mean.</summary>
    public IReadOnlyList<Located> Narrowing(string key)
    {
        if (map[key] is ListNode { Items.Count: 0 } list)
            problems.Add(list.Place, CatalogProblemCode.EmptyList, key);
        return Texts(key);
    }

    /// <summary>One of a fixed set of texts: required.</summary>
    public string? Choice(string key, IReadOnlyList<string> allowed) => Choice(RequiredText(key), key, allowed, null);

    /// <summary>One of a fixed set of texts.</summary>
    public string? Choice(string key, IReadOnlyList<string> allowed, string unlessGiven) =>
        Choice(OptionalText(key), key, allowed, unlessGiven);

    /// <summary>A code of a code list: required.</summary>
    public T Choice<T>(string key, Codelist<T> codes)
        where T : struct, Enum => Choice(RequiredText(key), key, codes, default);

    /// <summary>A code of a code list.</summary>
    public T Choice<T>(string key, Codelist<T> codes, T unlessGiven)
        where T : struct, Enum => Choice(OptionalText(key), key, codes, unlessGiven);

    /// <summary>One of a code list; null, and a problem, where it is absent or none of them.</summary>
    public T? RequiredChoice<T>(string key, Codelist<T> codes)
        where T : struct, Enum
    {
        if (RequiredText(key) is not { } given)
            return null;
        if (codes.TryParse(given.Text, out var value))
            return value;
        UnknownChoice(key, given, codes.Codes);
        return null;
    }

    /// <summary>Some of a code list that narrow what the entry is about; none where the key is absent.</summary>
    public IReadOnlyList<T> Choices<T>(string key, Codelist<T> codes)
        where T : struct, Enum
    {
        var result = new List<T>();
        foreach (var given in Narrowing(key))
        {
            if (codes.TryParse(given.Text, out var value))
                result.Add(value);
            else
                UnknownChoice(key, given, codes.Codes);
        }

        return result;
    }

    /// <summary>Entries within the entry.</summary>
    public IReadOnlyList<EntryReader> Entries(string key, bool required)
    {
        var items = Items(key, required);
        foreach (var item in items.Where(item => item is not MapNode))
            problems.Add(item.Place, CatalogProblemCode.NotAnEntry, key);
        return [.. items.OfType<MapNode>().Select(inner => new EntryReader(inner, problems))];
    }

    public decimal? RequiredNumber(string key) => Take(key, required: true) is { } node ? Number(node, key) : null;

    /// <summary>A number, or a word in its place: required.</summary>
    /// <param name="number">Null for the word.</param>
    /// <returns>False where it is neither.</returns>
    public bool NumberOr(string key, string word, out decimal? number)
    {
        number = null;
        if (Take(key, required: true) is not { } node)
            return false;
        if (node is ScalarNode scalar)
        {
            if (scalar.Text == word)
                return true;
            if (scalar.IsPlain && ExactDecimal.TryParse(scalar.Text, out var given))
            {
                number = given;
                return true;
            }
        }

        problems.Add(node.Place, CatalogProblemCode.NotANumberOr, key, word);
        return false;
    }

    /// <summary>A pair of limits, either of which may be absent.</summary>
    public (decimal? Minimum, decimal? Maximum) Bounds(string key)
    {
        if (Entry(key, required: false) is not { } bounds)
            return (null, null);
        var minimum = bounds.OptionalNumber("min");
        var maximum = bounds.OptionalNumber("max");
        bounds.RefuseOtherKeys();
        if (minimum > maximum)
            problems.Add(bounds.Place, CatalogProblemCode.BoundsReversed);
        return (minimum, maximum);
    }

    /// <summary>A period in the form of SDMX.</summary>
    /// <param name="frequency">Which it must be of; null where that cannot be known.</param>
    public TimePeriod? Period(string key, Freq? frequency, bool required)
    {
        if (Take(key, required) is not { } node || Text(node, key) is not { } text)
            return null;
        if (TimePeriod.Parse(text.Text).TryGetValue(out var period) && (frequency is null || period.Freq == frequency))
            return period;
        problems.Add(text.Place, CatalogProblemCode.NotAPeriod, key, text.Text, frequency is { } wanted ? Codelists.Freq[wanted] : string.Join(' ', Codelists.Freq.Codes));
        return null;
    }

    public decimal? OptionalNumber(string key) => Take(key, required: false) is { } node ? Number(node, key) : null;

    /// <summary>A number that is at least <paramref name="least"/>.</summary>
    public decimal? OptionalNumber(string key, decimal least)
    {
        if (Take(key, required: false) is not { } node || Number(node, key) is not { } number)
            return null;
        if (number >= least)
            return number;
        problems.Add(node.Place, CatalogProblemCode.NotAtLeast, key, ((ScalarNode)node).Text, least.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>A number greater than 0.</summary>
    public decimal? PositiveNumber(string key, bool required)
    {
        if (Take(key, required) is not { } node || Number(node, key) is not { } number)
            return null;
        if (number > 0)
            return number;
        problems.Add(node.Place, CatalogProblemCode.NotPositive, key, ((ScalarNode)node).Text);
        return null;
    }

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int? Integer(string key, int least, int most, bool required)
    {
        if (Take(key, required) is not { } node)
            return null;
        if (node is not ScalarNode { IsPlain: true } scalar
            || !int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            problems.Add(node.Place, CatalogProblemCode.NotAnInteger, key);
            return null;
        }

        if (number >= least && number <= most)
            return number;
        problems.Add(
            node.Place,
            CatalogProblemCode.OutOfRange,
            key,
            scalar.Text,
            least.ToString(CultureInfo.InvariantCulture),
            most.ToString(CultureInfo.InvariantCulture));
        return null;
    }

    /// <summary>true or false; false where the key is absent.</summary>
    public bool Flag(string key)
    {
        if (Take(key, required: false) is not { } node)
            return false;
        if (node is ScalarNode { IsPlain: true, Text: "true" or "false" } scalar)
            return scalar.Text == "true";
        problems.Add(node.Place, CatalogProblemCode.NotTrueOrFalse, key);
        return false;
    }

    /// <summary>An entry within the entry.</summary>
    public EntryReader? Entry(string key, bool required)
    {
        if (Take(key, required) is not { } node)
            return null;
        if (node is MapNode inner)
            return new EntryReader(inner, problems);
        problems.Add(node.Place, CatalogProblemCode.NotAnEntry, key);
        return null;
    }

    /// <summary>Says nothing of keys that were not asked for, where which keys there are cannot be known.</summary>
    public void AllowAnyKey() => _known.AddRange(map.Entries.Select(e => e.Key.Text));

    /// <summary>To be called last: names the keys that there are none of.</summary>
    public void RefuseOtherKeys()
    {
        foreach (var (key, _) in map.Entries.Where(e => !_known.Contains(e.Key.Text)))
            problems.Add(key.Place, CatalogProblemCode.UnknownKey, key.Text, string.Join(", ", _known));
    }

    /// <summary>Checks the form of a code; says so where it is malformed.</summary>
    private bool IsCode(Located text)
    {
        if (CodeForm().IsMatch(text.Text))
            return true;
        problems.Add(text.Place, CatalogProblemCode.MalformedCode, text.Text);
        return false;
    }

    private CatalogNode? Take(string key, bool required)
    {
        _known.Add(key);
        var node = map[key];
        if (node is ScalarNode { IsNull: true })
        {
            problems.Add(node.Place, CatalogProblemCode.EmptyValue, key);
            return null;
        }

        if (node is null && required)
            problems.Add(map.Place, CatalogProblemCode.MissingKey, key);
        return node;
    }

    private IReadOnlyList<CatalogNode> Items(string key, bool required)
    {
        if (Take(key, required) is not { } node)
            return [];
        if (node is not ListNode list)
        {
            problems.Add(node.Place, CatalogProblemCode.NotAList, key);
            return [];
        }

        if (required && list.Items.Count == 0)
            problems.Add(list.Place, CatalogProblemCode.EmptyList, key);
        return list.Items;
    }

    private Located? Text(CatalogNode node, string key)
    {
        if (node is not ScalarNode scalar)
        {
            problems.Add(node.Place, CatalogProblemCode.NotText, key);
            return null;
        }

        if (!scalar.IsNull && !string.IsNullOrWhiteSpace(scalar.Text))
            return scalar.Located;
        problems.Add(node.Place, CatalogProblemCode.EmptyValue, key);
        return null;
    }

    private decimal? Number(CatalogNode node, string key)
    {
        if (node is ScalarNode { IsPlain: true } scalar && ExactDecimal.TryParse(scalar.Text, out var number))
            return number;
        problems.Add(node.Place, CatalogProblemCode.NotANumber, key);
        return null;
    }

    private string? Choice(Located? text, string key, IReadOnlyList<string> allowed, string? unlessGiven)
    {
        if (text is not { } given)
            return unlessGiven;
        if (allowed.Contains(given.Text))
            return given.Text;
        UnknownChoice(key, given, allowed);
        return null;
    }

    private T Choice<T>(Located? text, string key, Codelist<T> codes, T unlessGiven)
        where T : struct, Enum
    {
        if (text is not { } given)
            return unlessGiven;
        if (!codes.TryParse(given.Text, out var value))
            UnknownChoice(key, given, codes.Codes);
        return value;
    }

    private void UnknownChoice(string key, Located text, IReadOnlyList<string> allowed) =>
        problems.Add(text.Place, CatalogProblemCode.UnknownChoice, key, text.Text, string.Join(", ", allowed));

    [GeneratedRegex(@"^[a-z][a-z0-9_]{0,63}\z")]
    private static partial Regex CodeForm();
}
