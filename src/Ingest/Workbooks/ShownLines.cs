using System.Collections.Immutable;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The rows, or the columns, of a sheet that are shown, counted without those that are hidden.</summary>
internal sealed class ShownLines(IEnumerable<int>? hidden)
{
    private readonly ImmutableArray<int> _hidden = [.. (hidden ?? []).Order()];

    /// <summary>Whether none is hidden.</summary>
    public bool AreAll => _hidden.IsEmpty;

    /// <summary>Where the shown lines of a stretch stand among those shown; null where none of it is.</summary>
    public (int First, int Last)? Shown(int first, int last)
    {
        var before = Before(first);
        var shown = last - first + 1 - (Before(last + 1) - before);
        return shown > 0 ? (first - before, first - before + shown - 1) : null;
    }

    /// <summary>Where a line that is shown stands in the file.</summary>
    public int PlaceOf(int shown)
    {
        foreach (var line in _hidden)
        {
            if (line > shown)
                break;
            shown++;
        }

        return shown;
    }

    private int Before(int line)
    {
        var place = _hidden.BinarySearch(line);
        return place < 0 ? ~place : place;
    }
}
