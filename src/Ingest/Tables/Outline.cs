using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>The labels that hold at a point of a column of row headings: each is part of the one before it.</summary>
internal sealed partial class Outline
{
    private readonly List<Entry> _open = [];
    private readonly HashSet<string> _parts;
    private readonly int _outermost;

    /// <param name="labels">All labels of the column.</param>
    public Outline(IEnumerable<Cell> labels)
    {
        var indents = labels.Select(label => (Name: NameOf(label), Indent: IndentOf(label))).ToList();
        _outermost = indents.Select(label => label.Indent).DefaultIfEmpty(0).Min();
        _parts = indents.Where(label => label.Indent > _outermost).Select(label => label.Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The labels that hold, from the outermost to the innermost.</summary>
    public ImmutableArray<Cell> Path => [.. _open.Select(e => e.Label)];

    public void Clear() => _open.Clear();

    /// <summary>The next label down the column.</summary>
    /// <param name="hasFigures">Whether its own row has figures; one that has none heads those below it.</param>
    public void Enter(Cell label, bool hasFigures)
    {
        var numbering = Numbering.Of(label.Text);
        var entry = new Entry(label, IndentOf(label), numbering.Rank, numbering.IsPart || IsPartOfTheStrong(label), hasFigures) { IsBreakdown = !hasFigures && IsBreakdown(numbering.Rest) };
        if (entry.IsPart)
            EndAtLevelOf(entry);
        else if (entry.IsBreakdown)
            EndBreakdownAt(entry.Indent);
        else
            EndWhatItIsNotWithin(ref entry);
        _open.Add(entry);
    }

    /// <summary>The innermost label turns out to own rows of its own: it does not head the labels after it.</summary>
    public void HasRows()
    {
        if (_open.Count > 0)
            _open[^1] = _open[^1] with { HasFigures = true };
    }

    // 其中 begins the parts of the line that it follows at its own level; another 其中 on the same footing belongs to the same whole.
    private void EndAtLevelOf(Entry part)
    {
        var level = _open.FindLastIndex(e => e.Indent <= part.Indent);
        if (level >= 0)
            _open.RemoveRange(level + 1, _open.Count - level - 1);
        while (_open.Count > 1 && _open[^1].InParts && _open[^1].Indent >= part.Indent)
            _open.RemoveAt(_open.Count - 1);
        if (_open.Count > 1 && _open[^1].IsPart)
            _open.RemoveAt(_open.Count - 1);
    }

    // 按常住地分 divides the line above it; so does a second one, not the last part of the first.
    private void EndBreakdownAt(int indent)
    {
        var earlier = _open.FindIndex(e => e.IsBreakdown && e.Indent >= indent);
        if (earlier >= 0)
            _open.RemoveRange(earlier, _open.Count - earlier);
        while (_open.Count > 1 && _open[^1].Indent > indent)
            _open.RemoveAt(_open.Count - 1);
    }

    private void EndWhatItIsNotWithin(ref Entry entry)
    {
        var endsPart = false;
        while (_open.Count > 0 && !IsWithin(entry, _open[^1]))
        {
            endsPart = _open[^1].IsPart || _open[^1].InParts;
            _open.RemoveAt(_open.Count - 1);
        }

        // A line set under the words of 其中：X, or behind it at the same indent, is the next part.
        entry = entry with { InParts = _open.Count > 0 && endsPart && entry.Indent > _open[^1].Indent };
    }

    // 全县, 男 and 女 in bold above plain townships with 男 and 女 further in: what divides each of them divides the line in bold too, and heads none of them.
    private bool IsPartOfTheStrong(Cell label) => IndentOf(label) == _outermost && Entry.IsSetApart(label) && _open.Exists(e => e.IsStrong) && _parts.Contains(NameOf(label));

    private static string NameOf(Cell label) => LabelText.Normalize(Numbering.Of(label.Text).Rest);

    /// <summary>Whether a label without its number says only by what the line above it is divided (按常住地分).</summary>
    public static bool IsBreakdown(string text) => Breakdown().IsMatch(text.Trim());

    private static bool IsWithin(Entry entry, Entry open)
    {
        // 其中：开发区 without figures of its own heads the rows below it.
        if ((open.IsPart && open.HasFigures) || open.InParts)
            return false;
        if (entry.Rank is { } own && open.Rank is { } outer)
            return own > outer;
        // A label set in bold or capitals heads the plain ones after it, figures of its own or not; a bare total is nobody's whole, and no part of a line that
        // has figures: 合计 or 全县合计 below a township in bold is that of all.
        if (open.IsStrong && !entry.IsStrong && entry.Rank is null && entry.Indent >= open.Indent)
            return !open.IsTotal && !(entry.IsTotal && open.HasFigures);
        if (entry.Rank is not null)
            return entry.Indent > open.Indent;
        if (open.Rank is not null)
            return entry.Indent > open.Indent || !open.HasFigures;
        return (entry.Indent > open.Indent && (open.IsStrong || !entry.IsStrong)) || (!open.HasFigures && entry.Indent == open.Indent && entry.HasFigures);
    }

    // Spaces typed before the words and levels of the alignment say the same; a full-width space is as wide as two.
    private static int IndentOf(Cell label)
    {
        var spaces = 0;
        foreach (var c in label.Text)
        {
            if (!char.IsWhiteSpace(c))
                break;
            spaces += c == '\u3000' ? 2 : 1;
        }

        return spaces + (2 * (label.Indent ?? 0)) + (Hyphen().IsMatch(label.Text) ? 1 : 0);
    }

    [GeneratedRegex(@"\A(按\s*\p{L}{1,14}?(划?分(组|类|的)?|看)|分\s*\p{L}{1,12}?(看)?|by\s.+)\s*([(（][^()（）]*分(组|类)[)）])?\s*[:：]?\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Breakdown();

    // GENERAL REVENUES, not GDP.
    private static bool IsInCapitals(string text) => text.Trim().Any(char.IsWhiteSpace) && text.Count(char.IsUpper) > 5 && !text.Any(char.IsLower);

    [GeneratedRegex(@"\A\s*[-－–—•·]\s*\p{L}")]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"\A\s*([全本我各]\s*\p{L}{1,3}\s*)?(合\s*计|总\s*计|小\s*计|共\s*计|(grand |sub-?)?totals?)\s*[:：]?\s*\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Total();

    private sealed record Entry(Cell Label, int Indent, int? Rank, bool IsPart, bool HasFigures)
    {
        /// <summary>Whether it is set apart from plain labels, in bold or in capitals.</summary>
        public bool IsStrong { get; } = IsSetApart(Label);

        public bool IsTotal { get; } = Total().IsMatch(Label.Text);

        /// <summary>Whether it says only by what the line above is divided (按常住地分).</summary>
        public bool IsBreakdown { get; init; }

        /// <summary>Whether it goes on with the parts that 其中 began.</summary>
        public bool InParts { get; init; }

        public static bool IsSetApart(Cell label) => label.IsBold == true || IsInCapitals(label.Text);
    }
}
