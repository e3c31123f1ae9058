using System.Text.RegularExpressions;
using F23.StringSimilarity;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>
/// Whether two names of an open register may be one, written otherwise: a character more, less, wrong or in another place, or words left out. What tells
/// one from another by design (numbers, stretches, directions, places) makes them two. It remembers that of each name: a register is looked through for many.
/// </summary>
internal sealed partial class NearNames(IndicatorCatalog catalog)
{
    // Of shorter names every second one would be near.
    private const int Shortest = 5;

    // So much of the longer name the shorter one holds at least, where words are left out.
    private const double Share = 0.6;

    private static readonly OptimalStringAlignment Distance = new();

    private readonly Dictionary<string, string> _marks = new(StringComparer.Ordinal);

    public bool AreNear(string one, string other)
    {
        if (Math.Min(one.Length, other.Length) < Shortest || MarksOf(one) != MarksOf(other))
            return false;
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (IsLeftOut(shorter, longer) || longer.Contains(shorter, StringComparison.Ordinal))
            return shorter.Length >= longer.Length * Share;
        return Distance.Distance(one, other) <= Allowed(shorter.Length) && !IsOfAnotherPlace(one, other);
    }

    // Words in one place.
    private static bool IsLeftOut(string shorter, string longer) =>
        shorter.Zip(longer).TakeWhile(p => p.First == p.Second).Count() + shorter.Reverse().Zip(longer.Reverse()).TakeWhile(p => p.First == p.Second).Count() >= shorter.Length;

    private static int Allowed(int length) => 1 + (length / 10);

    // Its distinctive words and its places, as one text.
    private string MarksOf(string name)
    {
        if (!_marks.TryGetValue(name, out var marks))
        {
            var places = catalog.Areas.Where(a => a.Aliases.Prepend(a.Name).Any(n => name.Contains(n, StringComparison.OrdinalIgnoreCase))).Select(a => a.Code).Distinct();
            _marks.Add(name, marks = $"{string.Join(' ', DistinctiveWords().Matches(name).Select(m => m.Value))}|{string.Join(' ', places)}");
        }

        return marks;
    }

    // 张庄村 and 李庄村, of which no catalog knows.
    private static bool IsOfAnotherPlace(string one, string other) =>
        one.Length == other.Length
        && one.Zip(other).Index().Where(p => p.Item.First != p.Item.Second).Any(p => PlaceBehind().IsMatch(one[(p.Index + 1)..]));

    // Half width and capitals, as the register writes them.
    [GeneratedRegex("[0-9]+|[一二三四五六七八九十甲乙丙丁东西南北上中下左右新旧老]|(?<![A-Z])[A-Z](?![A-Z])")]
    private static partial Regex DistinctiveWords();

    [GeneratedRegex("^.{0,2}[村镇乡县区路街沟河湾庄社]")]
    private static partial Regex PlaceBehind();
}
