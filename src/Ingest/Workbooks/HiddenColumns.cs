namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Which columns of a sheet are hidden.</summary>
internal sealed class HiddenColumns
{
    private const int MostColumns = 1 << 14;

    private readonly bool[] _isHidden = new bool[MostColumns];
    private int _ranges;

    /// <summary>Hides a range of columns, both ends included; one that is none is passed over.</summary>
    public void Add(int first, int last)
    {
        // Each column is named once at most, so that more ranges than columns are no list of columns.
        if (first >= 0 && first <= last && last < MostColumns && ++_ranges <= MostColumns)
            _isHidden.AsSpan()[first..(last + 1)].Fill(true);
    }

    public bool Contains(int column) => column < MostColumns && _isHidden[column];
}
