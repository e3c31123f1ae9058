namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Where what is shown of a sheet stands in the file: hidden rows and columns count there.</summary>
internal sealed class ShownPlaces(ShownLines rows, ShownLines columns)
{
    // Cells merged over hidden and shown lines go by their first, which may be hidden.
    private readonly Dictionary<CellAddress, CellAddress> _moved = [];

    /// <summary>Where a cell of the shown sheet stands in the file.</summary>
    public CellAddress Of(CellAddress shown) => _moved.TryGetValue(shown, out var place) ? place : new(rows.PlaceOf(shown.Row), columns.PlaceOf(shown.Column));

    /// <summary>A cell is shown elsewhere than where it stands in the file, which is hidden.</summary>
    public void Move(CellAddress place, CellAddress shown)
    {
        if (Of(shown) != place)
            _moved.TryAdd(shown, place);
    }

    /// <summary>Where a range of the shown sheet stands in the file, with what is hidden inside of it.</summary>
    public CellRange Of(CellRange shown)
    {
        var (first, last) = (Of(shown.First), Of(shown.Last));
        return new CellRange(first.Row, first.Column, last.Row, last.Column);
    }
}
