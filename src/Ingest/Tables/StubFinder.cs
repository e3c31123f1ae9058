namespace IndicatorPipeline.Ingest.Tables;

/// <summary>Finds how many columns from the left label the rows.</summary>
internal static class StubFinder
{
    /// <summary>
    /// The stub ends before the first column of figures. Among several columns of words it is the fewest that tell the rows apart,
    /// and those right behind them that only sort the rows (a unit, an area); words that tell about each row are its body.
    /// Columns of years, codes and serial numbers label rows too, as long as figures follow.
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
        // Words behind numbers that label rows are of the stub with them.
        var last = width - 1;
        while (last > 0 && !(columns[last].IsNumeric && !columns[last].IsSerial))
            last--;
        if (last > 0)
            key = Math.Max(key, Math.Min(last + 2, width));
        while (key < width && columns[key].Repeats && !columns[key].HoldsProse)
            key++;
        return key < width && columns.Skip(width).Any(c => c.IsNumeric) && width - key <= 1 && !columns[key].HoldsProse ? width : key;
    }

    /// <summary>The columns on the left whose numbers label rows.</summary>
    public static IReadOnlySet<int> LabelingNumbers(IReadOnlyList<ColumnProfile> columns) =>
        columns.TakeWhile((_, place) => MayLabel(columns, place)).Where(c => c.IsNumeric).Select(c => c.Column).ToHashSet();

    // What numbers are is told by their kind: figures that happen to be 1, 2, 3 or to lie between 1900 and 2100 stand behind the words that
    // label them; serial numbers and years stand before words, or say in their heading what they are, as codes do.
    private static bool MayLabel(IReadOnlyList<ColumnProfile> columns, int place)
    {
        var column = columns[place];
        if (column.Count == 0)
            return place == 0;
        if (!column.IsNumeric)
            return true;
        var before = columns.Take(place).ToList();
        var after = columns.Skip(place + 1).ToList();
        var wordsFollow = after.SkipWhile(c => c.IsNumeric && IsOfLabels(c)).FirstOrDefault() is { IsNumeric: false, Count: > 0 };
        // Before words a serial number is one, though all figures behind them lie between 1900 and 2100.
        if (!before.TrueForAll(c => !c.IsNumeric || IsOfLabels(c)) || !after.Exists(c => c.IsNumeric && (!c.IsYears || (place == 0 && column.IsSerial && wordsFollow))))
            return false;
        return before.TrueForAll(c => c.IsNumeric)
            // Behind years and months 1, 2, 3 are figures, unless words follow.
            ? (column.IsSerial && (place == 0 || wordsFollow)) || column.IsYears || column.IsHeadedAsLabels
            : column.IsHeadedAsLabels || (wordsFollow && column.IsYears);

        static bool IsOfLabels(ColumnProfile c) => c.IsSerial || c.IsYears || c.IsHeadedAsLabels;
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
