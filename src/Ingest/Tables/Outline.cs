using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>The labels that hold at a point of a column of row headings: each is part of the one before it.</summary>
internal sealed class Outline
{
    private readonly List<Entry> _open = [];

    /// <summary>The labels that hold, from the outermost to the innermost.</summary>
    public ImmutableArray<Cell> Path => [.. _open.Select(e => e.Label)];

    public void Clear() => _open.Clear();

    /// <summary>The next label down the column.</summary>
    /// <param name="hasFigures">Whether its own row has figures; one that has none heads those below it.</param>
    public void Enter(Cell label, bool hasFigures)
    {
        var numbering = Numbering.Of(label.Text);
        var entry = new Entry(label, IndentOf(label), numbering.Rank, numbering.IsPart, hasFigures);
        if (entry.IsPart)
        {
            // 其中 begins the parts of the row before; another 其中 on the same footing belongs to the same whole.
            while (_open.Count > 1 && _open[^1].InParts && _open[^1].Indent >= entry.Indent)
                _open.RemoveAt(_open.Count - 1);
            if (_open.Count > 0 && _open[^1].IsPart)
                _open.RemoveAt(_open.Count - 1);
        }
        else
        {
            while (_open.Count > 0 && !IsWithin(entry, _open[^1]))
                _open.RemoveAt(_open.Count - 1);
        }

        _open.Add(entry with { InParts = entry.IsPart || (_open.Count > 0 && _open[^1].IsPart) });
    }

    private static bool IsWithin(Entry entry, Entry open)
    {
        if (open.IsPart || open.InParts)
            return false;
        if (entry.Rank is { } own && open.Rank is { } outer)
            return own > outer;
        if (entry.Rank is not null)
            return entry.Indent > open.Indent;
        if (open.Rank is not null)
            return entry.Indent > open.Indent || !open.HasFigures;
        return entry.Indent > open.Indent || (!open.HasFigures && entry.Indent == open.Indent && entry.HasFigures);
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

        return spaces + (2 * (label.Indent ?? 0));
    }

    private sealed record Entry(Cell Label, int Indent, int? Rank, bool IsPart, bool HasFigures, bool InParts = false);
}
