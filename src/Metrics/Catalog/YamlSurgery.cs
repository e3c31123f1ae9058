using System.Text.RegularExpressions;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// Changes a YAML text at the places that its nodes give, so that every other character stays: comments, order, blank lines, line ends and
/// whether a list stands in brackets or a line for each. Null where the text is written in a way that it does not know how to change.
/// </summary>
internal static partial class YamlSurgery
{
    /// <summary>Appends an item to a list.</summary>
    public static string? Append(string text, ListNode list, string item)
    {
        if (IsFlow(text, list))
            return list.Items.Count == 0 ? text.Insert(list.Start + 1, item) : text.Insert(list.Items[^1].End, $", {item}");
        return BulletOf(text, list.Items[^1]) is { } bullet ? InsertLines(text, EndOf(text, list), [bullet + item]) : null;
    }

    /// <summary>Takes an item out of a list; what stood in lines of its own goes with the comment behind it.</summary>
    public static string? Remove(string text, ListNode list, int index)
    {
        var item = list.Items[index];
        if (!IsFlow(text, list))
            return BulletOf(text, item) is null ? null : DeleteLines(text, item.Start, EndOf(text, item));
        if (list.Items.Count == 1)
            return RemoveOnly(text, list, item);
        var isLast = index == list.Items.Count - 1;
        var (from, to) = isLast ? (list.Items[index - 1].End, item.Start) : (item.End, list.Items[index + 1].Start);
        if (!text.AsSpan(from..to).Contains('\n'))
            return isLast ? Cut(text, from, item.End) : Cut(text, item.Start, to);
        // The items stand in several lines, perhaps with comments between them: only the item and its comma go.
        if (FindComma(text, from, to) is not { } comma)
            return null;
        return isLast ? Cut(Cut(text, item.Start, item.End), comma, comma + 1) : Cut(Cut(text, comma, comma + 1), item.Start, item.End);
    }

    /// <summary>Adds a list under a new key, behind the value of another.</summary>
    /// <param name="items">As they are to be written.</param>
    /// <param name="inLines">Whether an entry that has its keys in lines gets a line for each item too.</param>
    public static string? AddList(string text, MapNode map, string behind, string key, IReadOnlyList<string> items, bool inLines)
    {
        var before = map[behind]!;
        var flow = $"{key}: [{string.Join(", ", items)}]";
        if (IsFlow(text, map))
            return text.Insert(before.End, $", {flow}");
        var indent = new string(' ', map.Entries[0].Key.Place.Column - 1);
        return InsertLines(
            text,
            EndOf(text, before),
            inLines ? [$"{indent}{key}:", .. items.Select(item => $"{indent}  - {item}")] : [indent + flow]);
    }

    /// <summary>Takes the only item out of the list under a key, and the key with it unless that would take a comment or lines apart.</summary>
    public static string? RemoveWithKey(string text, MapNode map, string key)
    {
        var at = map.Entries.Index().First(e => e.Item.Key.Text == key).Index;
        var (name, value) = map.Entries[at];
        var list = (ListNode)value;
        var item = list.Items[0];
        var end = EndOf(text, list);
        if (IsFlow(text, map))
        {
            var from = at == 0 ? name.Start : map.Entries[at - 1].Value.End;
            return at > 0 && CommaOnly().IsMatch(text.AsSpan(from..name.Start)) && !HasComment(text, name.End, end, item)
                ? Cut(text, from, end)
                : Remove(text, list, 0);
        }

        var standsAlone = text.AsSpan(LineStart(text, name.Start)..name.Start).IsWhiteSpace() && text.AsSpan(end..LineEnd(text, end)).IsWhiteSpace();
        if (standsAlone && !HasComment(text, name.End, end, item))
            return DeleteLines(text, name.Start, end);
        if (IsFlow(text, list))
            return Remove(text, list, 0);
        return Remove(text, list, 0)?.Insert(text.IndexOf(':', name.End) + 1, " []");
    }

    /// <summary>Adds an entry behind another of a list, written the way that one is.</summary>
    /// <param name="keys">The entry's keys with their values as they are to be written.</param>
    public static string? AddEntry(string text, ListNode list, int behind, IReadOnlyList<(string Key, string Value)> keys)
    {
        var before = (MapNode)list.Items[behind];
        var flow = $"{{ {string.Join(", ", keys.Select(k => $"{k.Key}: {k.Value}"))} }}";
        if (IsFlow(text, list))
            return text.Insert(before.End, $", {flow}");
        if (BulletOf(text, before) is not { } bullet)
            return null;
        var indent = new string(' ', bullet.Length);
        IEnumerable<string> lines = IsFlow(text, before)
            ? [bullet + flow]
            : keys.Select((k, i) => $"{(i == 0 ? bullet : indent)}{k.Key}: {k.Value}");
        if (behind > 0 && BlankLine().IsMatch(text.AsSpan(EndOf(text, list.Items[behind - 1])..LineStart(text, before.Start))))
            lines = lines.Prepend("");
        return InsertLines(text, EndOf(text, before), [.. lines]);
    }

    /// <summary>Puts an item as the first into a file that holds none.</summary>
    public static string Begin(string text, CatalogNode? root, string item)
    {
        // A "~" or a "null" that stood for nothing.
        if (root is not null)
            return Cut(text, root.Start, root.End).Insert(root.Start, $"- {item}");
        return text.Length == 0 ? $"- {item}\n" : InsertLines(text, text.TrimEnd('\r', '\n').Length, [$"- {item}"]);
    }

    /// <summary>Whether a list or map stands in brackets.</summary>
    public static bool IsFlow(string text, CatalogNode node) => text[node.Start] is '[' or '{';

    private static string RemoveOnly(string text, ListNode list, CatalogNode item)
    {
        if (!text.AsSpan(list.Start..list.End).Contains('\n'))
            return Cut(text, list.Start + 1, list.End - 1);
        var comma = FindComma(text, item.End, list.End);
        return Cut(comma is { } at ? Cut(text, at, at + 1) : text, item.Start, item.End);
    }

    private static int? FindComma(string text, int from, int to)
    {
        var inComment = false;
        for (var i = from; i < to; i++)
        {
            if (text[i] is '\n')
                inComment = false;
            else if (text[i] is '#')
                inComment = true;
            else if (text[i] is ',' && !inComment)
                return i;
        }

        return null;
    }

    private static bool HasComment(string text, int from, int to, CatalogNode item) =>
        text.AsSpan(from..item.Start).Contains('#') || text.AsSpan(item.End..to).Contains('#');

    // A block's own end lies past the blank lines and comments that follow.
    private static int EndOf(string text, CatalogNode node) => node switch
    {
        ListNode { Items.Count: > 0 } list when !IsFlow(text, list) => EndOf(text, list.Items[^1]),
        MapNode { Entries.Count: > 0 } map when !IsFlow(text, map) => EndOf(text, map.Entries[^1].Value),
        _ => node.End,
    };

    // What stands before an item in its line; null when that is more than the dash.
    private static string? BulletOf(string text, CatalogNode item)
    {
        var before = text[LineStart(text, item.Start)..item.Start];
        return Bullet().IsMatch(before) ? before : null;
    }

    private static string InsertLines(string text, int behind, IReadOnlyList<string> lines)
    {
        var end = LineEnd(text, behind);
        // The line's own kind of break; the last line may have none.
        var (at, length) = BreakAt(text, end) > 0 ? (end, BreakAt(text, end)) : FirstBreak(text);
        var lineBreak = length == 0 ? "\n" : text.Substring(at, length);
        return text.Insert(end, string.Concat(lines.Select(line => lineBreak + line)));
    }

    private static string DeleteLines(string text, int from, int to)
    {
        var start = LineStart(text, from);
        var end = LineEnd(text, to);
        if (BreakAt(text, end) is var length and > 0)
            return Cut(text, start, end + length);
        // The last line goes with the break before it.
        return Cut(text, start == 0 ? 0 : LineEnd(text, LineStart(text, start - 1)), end);
    }

    private static string Cut(string text, int start, int end) => text.Remove(start, end - start);

    private static int LineStart(string text, int index) => text.AsSpan(..index).LastIndexOf('\n') + 1;

    private static int LineEnd(string text, int index)
    {
        var lineFeed = text.IndexOf('\n', index);
        if (lineFeed < 0)
            return text.Length;
        return lineFeed > index && text[lineFeed - 1] is '\r' ? lineFeed - 1 : lineFeed;
    }

    private static int BreakAt(string text, int index) =>
        index == text.Length ? 0 : text[index] is '\r' ? 2 : 1;

    private static (int Index, int Length) FirstBreak(string text)
    {
        var end = LineEnd(text, 0);
        return (end, BreakAt(text, end));
    }

    [GeneratedRegex(@"^ *- +\z")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^ *, *\z")]
    private static partial Regex CommaOnly();

    [GeneratedRegex(@"^[^\n]*\n\s*?\n\s*\z")]
    private static partial Regex BlankLine();
}
