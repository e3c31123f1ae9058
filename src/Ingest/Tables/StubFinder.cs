namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Finds how many columns from the left label the rows.</summary>
internal static class StubFinder
{
    /// <summary>
    /// The stub ends before the first column of figures. Among several columns of words it is the fewest that tell the rows apart,
    /// and those right behind them that only sort the rows (a unit, an area); words that tell about each row are its body.
    /// Columns of years and of serial numbers label rows too, as long as figures follow.
    /// </summary>
    public static int WidthOf(IReadOnlyList<ColumnProfile> columns, IReadOnlyList<SheetRow> body)
    {
        var width = 0;
        while (width < columns.Count && MayLabel(columns, width))
            width++;
        if (width <= 1)
            return width;

        var key = 1;
        while (key < width && !TellsRowsApart(columns.Take(key).ToList(), body))
            key++;
        while (key < width && columns[key].Repeats && !columns[key].HoldsProse)
            key++;
        return key < width && columns.Skip(width).Any(c => c.IsNumeric) && width - key <= 1 && !columns[key].HoldsProse ? width : key;
    }

    private static bool MayLabel(IReadOnlyList<ColumnProfile> columns, int place)
    {
        var column = columns[place];
        if (column.Count == 0)
            return place == 0;
        if (!column.IsNumeric)
            return true;
        var figuresFollow = columns.Skip(place + 1).Any(c => c.IsNumeric && !c.IsYears);
        return figuresFollow && (column.IsSerial || column.IsYears) && columns.Take(place).All(c => !c.IsNumeric || c.IsSerial || c.IsYears);
    }

    private static bool TellsRowsApart(List<ColumnProfile> columns, IReadOnlyList<SheetRow> body)
    {
        var keyColumns = columns.Where(c => !c.IsSerial).Select(c => c.Column).ToHashSet();
        if (keyColumns.Count == 0)
            return false;
        var keys = body
            .Where(r => r.Cells.Length > 1)
            .Select(r => string.Join('\n', r.Cells.Where(c => keyColumns.Contains(c.Address.Column)).Select(c => $"{c.Address.Column}:{c.Text.Trim()}")))
            .ToList();
        return keys.Distinct(StringComparer.Ordinal).Count() == keys.Count;
    }
}
