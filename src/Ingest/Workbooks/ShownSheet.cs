namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// A sheet as its sender sees it: hidden rows and columns are not there, what stands beside them has moved together, and figures that cannot be seen
/// (white on white, or by their format) are left out.
/// </summary>
internal static class ShownSheet
{
    /// <summary>What is shown of a sheet; the sheet itself where nothing of it is hidden.</summary>
    public static Sheet Of(Sheet sheet)
    {
        var rows = new ShownLines(sheet.HiddenRows);
        var columns = new ShownLines(sheet.HiddenColumns);
        if (rows.AreAll && columns.AreAll && !sheet.Cells.Any(IsUnseen))
            return sheet;
        var places = new ShownPlaces(rows, columns);
        var cells = new Dictionary<CellAddress, Cell>();
        foreach (var cell in sheet.Cells.Where(c => !IsUnseen(c)))
        {
            // Ranges that overlap, as no program draws them, may move two cells to one place: the second is as unseen as a hidden one.
            if (Shown(sheet.RangeAt(cell.Address)) is { } range && cells.TryAdd(range.First, cell with { Address = range.First, Places = places }))
                places.Move(cell.Address, range.First);
        }

        return new Sheet(sheet.Name, cells.Values, sheet.MergedRanges.Select(Shown).OfType<CellRange>())
        {
            IsHidden = sheet.IsHidden,
            HasPictures = sheet.HasPictures,
            Places = places,
        };

        // A label merged over hidden and shown columns is seen over those that are shown.
        CellRange? Shown(CellRange range) =>
            rows.Shown(range.Top, range.Bottom) is { } down && columns.Shown(range.Left, range.Right) is { } across
                ? new CellRange(down.First, across.First, down.Last, across.Last)
                : null;
    }

    // A zero that its format leaves blank says no more than the blank does.
    private static bool IsUnseen(Cell cell) =>
        cell.Content.Kind == CellKind.Number && (cell.Style.IsUnseen || (cell.Value is CellValue.Number { Value: not 0 } && string.IsNullOrWhiteSpace(cell.Text)));
}
