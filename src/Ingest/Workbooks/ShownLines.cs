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
        // So many shown lines stand before the i-th hidden one: _hidden[i] - i. Those with no more than this line's number stand before it.
        var (low, high) = (0, _hidden.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_hidden[middle] - middle <= shown)
                low = middle + 1;
            else
                high = middle;
        }

        return shown + low;
    }

    private int Before(int line)
    {
        var place = _hidden.BinarySearch(line);
        return place < 0 ? ~place : place;
    }
}
