namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>Where what is shown of a sheet stands in the file: hidden rows and columns count there.</summary>
internal sealed class ShownPlaces(ShownLines rows, ShownLines columns)
{
    /// <summary>Where a cell of the shown sheet stands in the file.</summary>
    public CellAddress Of(CellAddress shown) => new(rows.PlaceOf(shown.Row), columns.PlaceOf(shown.Column));

    /// <summary>Where a range of the shown sheet stands in the file, with what is hidden inside of it.</summary>
    public CellRange Of(CellRange shown)
    {
        var (first, last) = (Of(shown.First), Of(shown.Last));
        return new CellRange(first.Row, first.Column, last.Row, last.Column);
    }
}
