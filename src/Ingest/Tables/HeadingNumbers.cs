using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>
/// Numbers that label columns instead of being figures: years (2021 2022), months (202401 202402; 2025.08 2025.09), quarters and months of a
/// year (1 2 3 4), the columns themselves (甲 1 2 3), and what a format shows with words (6月).
/// </summary>
internal static class HeadingNumbers
{
    private const string ColumnMarks = "甲乙丙丁戊己庚辛壬癸";

    public static bool Are(SheetRow row)
    {
        // The first number tells most rows of figures apart from headings.
        if (FirstOf(row) is not { } first || !MayLabel(first))
            return false;
        var numbers = row.Cells.Zip(row.Kinds).Where(c => SheetRow.IsNumeric(c.Second)).Select(c => c.First).ToList();
        // What has a unit behind it (2039万元) is a figure.
        if (numbers.Exists(c => c.Content.Number is not { Value: not null, Unit: null }))
            return false;
        // A single one needs words beside it. Several years may come in any order: years, then the quarters of two of them.
        if (numbers.Count == 1 && row.Texts == 0)
            return false;
        var values = numbers.ConvertAll(c => c.Content.Number!.Value.Value!.Value);
        return values.TrueForAll(IsYear)
            || values.TrueForAll(IsMonthOfYear)
            || AreMonthsByOneDigit(values)
            || numbers.TrueForAll(IsShownWithWords)
            || (IsSequence(values) && values is [0 or 1 or 2, ..])
            || (IsSequence(values) && row.Texts > 0 && values.TrueForAll(v => v <= 12));
    }

    /// <summary>Whether the numbers only count the columns, from 0, 1 or 2, beside no more than 甲 or A.</summary>
    public static bool Count(SheetRow row)
    {
        var values = row.Cells.Zip(row.Kinds).Where(c => SheetRow.IsNumeric(c.Second)).Select(c => c.First.Content.Number?.Value).ToList();
        return values is [0 or 1 or 2, _, ..] && values.TrueForAll(v => v is not null) && IsSequence([.. values.OfType<decimal>()])
            && row.Cells.Zip(row.Kinds).Where(c => c.Second == CellKind.Text).All(c => c.First.Text.Trim() is [var mark] && (char.IsAsciiLetter(mark) || ColumnMarks.Contains(mark, StringComparison.Ordinal)));
    }

    public static bool IsYear(decimal value) => value is >= 1900 and <= 2100 && decimal.IsInteger(value);

    // 202401, and 2025.08; the zero at the end of 2025.10 is lost where it is a number.
    private static bool IsMonthOfYear(decimal value) =>
        decimal.IsInteger(value)
            ? value is >= 190001 and <= 210012 && value % 100 is >= 1 and <= 12
            : value is >= 1900 and <= 2101 && value * 100 % 100 is >= 1 and <= 12 && decimal.IsInteger(value * 100);

    // 2025.1 2025.2 2025.3 follow each other as months do.
    private static bool AreMonthsByOneDigit(List<decimal> values) =>
        values.Count > 1 && values[0] is >= 1900 and < 2101 && values[0] - decimal.Truncate(values[0]) is >= 0.1m and <= 0.9m
        && values.Zip(values.Skip(1)).All(p => p.Second - p.First == 0.1m && decimal.Truncate(p.Second) == decimal.Truncate(values[0])) && decimal.IsInteger(values[0] * 10);

    private static bool IsShownWithWords(Cell cell) =>
        cell.Content.Number is { Unit: null } && cell.Value is CellValue.Number && cell.Text.AsSpan().Trim() is [.., '年' or '月' or '季' or '度'];

    private static bool MayLabel(Cell cell) =>
        cell.Content.Number?.Value is { } value && ((decimal.IsInteger(value) && value is >= 0 and <= 12) || IsYear(value) || IsMonthOfYear(value));

    private static Cell? FirstOf(SheetRow row)
    {
        for (var i = 0; i < row.Kinds.Length; i++)
        {
            if (SheetRow.IsNumeric(row.Kinds[i]))
                return row.Cells[i];
        }

        return null;
    }

    private static bool IsSequence(List<decimal> values)
    {
        for (var i = 1; i < values.Count; i++)
        {
            if (values[i] != values[i - 1] + 1)
                return false;
        }

        return values.Count > 1 && decimal.IsInteger(values[0]);
    }
}
