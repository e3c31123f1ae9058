using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What became of every cell of a sheet that a person would call a number: as many go in as come out, each as exactly one thing. A number that
/// is none of them was lost, and no workbook with such a number is taken.
/// </summary>
/// <param name="Numbers">Every number with its fate; those of the tables first, what stands outside of them last.</param>
internal sealed partial record NumberAccount(ImmutableArray<(Cell Cell, NumberFate Fate)> Numbers)
{
    // A table with more notes than this has none that begins with its number.
    private const int MostNotes = 99;

    /// <summary>The numbers that nothing became of, in reading order.</summary>
    public IEnumerable<Cell> Unaccounted => Numbers.Where(n => n.Fate == NumberFate.Unaccounted).Select(n => n.Cell).OrderBy(c => c.Address);

    /// <param name="tables">The sheet's tables as they are laid out, also those without a cell in their body.</param>
    /// <param name="fateOf">What became of a table that is passed over; null for one that is read.</param>
    /// <param name="elsewhere">What became of the numbers that belong to no table.</param>
    public static NumberAccount Of(Sheet sheet, ImmutableArray<Table> tables, IEnumerable<TableReading> readings, Func<TableReading, NumberFate?> fateOf, NumberFate elsewhere)
    {
        var numbers = sheet.Cells.Where(IsNumber).ToList();
        var account = ImmutableArray.CreateBuilder<(Cell, NumberFate)>(numbers.Count);
        var seen = new HashSet<CellAddress>(numbers.Count);
        foreach (var reading in readings)
        {
            var passedOver = fateOf(reading);
            foreach (var cell in reading.Cells)
                Enter(cell.Cell.Cell, passedOver ?? cell.Fate);
            var rows = reading.Cells.Where(c => IsNumber(c.Cell.Cell)).Select(c => c.Cell.Cell.Address.Row).ToHashSet();
            foreach (var label in reading.Table.StubColumns.SelectMany(s => s.Labels))
                Enter(label, passedOver ?? (IsSumInWords(label) && !rows.Contains(label.Address.Row) ? NumberFate.Unaccounted : reading.LabelFates.GetValueOrDefault(label.Address, NumberFate.Label)));
        }

        var headers = tables.Select(t => t.Header).OfType<CellRange>().ToList();
        var again = tables.SelectMany(t => t.HeaderAgain).Select(c => c.Address).ToHashSet();
        var lines = tables.SelectMany(t => LinesOf(t, t.Title, isAbove: true).Concat(LinesOf(t, t.Notes, isAbove: false))).ToHashSet();
        foreach (var number in numbers.Where(n => !seen.Contains(n.Address)))
        {
            var fate = again.Contains(number.Address) || headers.Exists(h => h.Contains(number.Address)) ? NumberFate.Label : lines.Contains(number.Address) ? NumberFate.Line : elsewhere;
            account.Add((number, fate));
        }

        return new NumberAccount(account.DrainToImmutable());

        void Enter(Cell cell, NumberFate fate)
        {
            if (IsNumber(cell) && seen.Add(cell.Address))
                account.Add((cell, fate));
        }
    }

    // Words and a number behind them in two rows one below the other are rows of figures, which no table was made of.
    private static bool IsNextTo(List<Cell> row, List<Cell> other) =>
        Math.Abs(row[0].Address.Row - other[0].Address.Row) == 1 && row.Count > 1 && other.Count > 1 && row[0].Content.Kind == CellKind.Text && other[0].Content.Kind == CellKind.Text
        && row.Exists(c => IsNumber(c) && other.Exists(o => IsNumber(o) && o.Address.Column == c.Address.Column));

    private static bool CountsNotes(Table table, List<Cell> row, Cell cell) =>
        row.Count == 2 && row[0] == cell && row[1].Content.Kind == CellKind.Text && cell.Address.Column <= (table.Stub?.Left ?? table.Range.Left)
        && cell.Content.Number is { Value: >= 1 and <= MostNotes and var count, Unit: null } && decimal.IsInteger(count);

    /// <summary>What a person would call a number, and what must therefore be accounted for.</summary>
    public static bool IsNumber(Cell cell) => cell.Content.Kind == CellKind.Number || IsSumInWords(cell);

    // 合计：445 typed into the place of a label: the figure is of some column, and nothing says of which.
    private static bool IsSumInWords(Cell cell) => cell.Content.Kind == CellKind.Text && SumInWords().IsMatch(cell.Text);

    [GeneratedRegex(@"\A\s*([合总共小]\s*计|累计)\s*[:：]?\s*[0-9][0-9,，.]*\s*\p{L}{0,4}\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SumInWords();

    // A number right behind words above a table is part of what they say, and so is a year alone, also in brackets, which would make another number negative; numbers
    // right behind each other are figures. Below it a row of words and numbers may be a row of figures that was cut off: there the words must be those of a form, or
    // stand behind a number that counts the notes.
    private static IEnumerable<CellAddress> LinesOf(Table table, ImmutableArray<Cell> lines, bool isAbove)
    {
        var rows = lines.GroupBy(c => c.Address.Row).Select(row => row.ToList()).ToList();
        foreach (var (place, row) in rows.Index())
        {
            // In reading order: what is one row above or below stands beside it.
            if (isAbove && (row.Zip(row.Skip(1)).Any(pair => IsNumber(pair.First) && IsNumber(pair.Second))
                || (place > 0 && IsNextTo(row, rows[place - 1])) || (place + 1 < rows.Count && IsNextTo(row, rows[place + 1]))))
            {
                continue;
            }

            Cell? before = null;
            foreach (var cell in row)
            {
                if (IsNumber(cell))
                {
                    var isYear = isAbove && cell.Content.Number is { Value: { } value, Unit: null } && HeadingNumbers.IsYear(Math.Abs(value));
                    if (isYear || CountsNotes(table, row, cell) || (before is not null && (isAbove || SheetRow.IsRemark(before.Text))))
                        yield return cell.Address;
                }
                else
                {
                    before = cell;
                }
            }
        }
    }
}
