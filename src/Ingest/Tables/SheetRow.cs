using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>A row of a sheet, or the part of it within some columns: its cells that hold something, with what they look like.</summary>
internal sealed partial class SheetRow
{
    private SheetRow(int index, ImmutableArray<Cell> cells, ImmutableArray<CellKind> kinds)
    {
        Index = index;
        Cells = cells;
        Kinds = kinds;
        Numbers = kinds.Count(IsNumeric);
        Texts = kinds.Count(k => k == CellKind.Text);
        HoldsHeadingNumbers = Numbers > 0 ? HeadingNumbers.Are(this) : kinds.Contains(CellKind.Date) && IsDates();
    }

    /// <summary>The sheet's row, from 0.</summary>
    public int Index { get; }

    public ImmutableArray<Cell> Cells { get; }

    public ImmutableArray<CellKind> Kinds { get; }

    /// <summary>Cells where a number stands or belongs.</summary>
    public int Numbers { get; }

    public int Texts { get; }

    /// <summary>Whether its numbers read like headings: years, months, quarters, columns counted from 1, dates in order.</summary>
    public bool HoldsHeadingNumbers { get; }

    /// <summary>Whether no number stands in it, only marks in the place of numbers.</summary>
    public bool HoldsOnlyMarks => Numbers > 0 && !Kinds.Contains(CellKind.Number);

    /// <summary>Whether its numbers only count the columns (甲 1 2 3).</summary>
    public bool CountsColumns => HoldsHeadingNumbers && HeadingNumbers.Count(this);

    public static IEnumerable<SheetRow> Of(Sheet sheet)
    {
        var cells = ImmutableArray.CreateBuilder<Cell>();
        var kinds = ImmutableArray.CreateBuilder<CellKind>();
        foreach (var cell in sheet.Cells)
        {
            var kind = cell.Content.Kind;
            if (kind == CellKind.Blank)
                continue;
            if (cells.Count > 0 && cells[0].Address.Row != cell.Address.Row)
                yield return new SheetRow(cells[0].Address.Row, cells.DrainToImmutable(), kinds.DrainToImmutable());
            cells.Add(cell);
            kinds.Add(kind);
        }

        if (cells.Count > 0)
            yield return new SheetRow(cells[0].Address.Row, cells.DrainToImmutable(), kinds.DrainToImmutable());
    }

    /// <summary>The part of the row within some columns; null when nothing stands there.</summary>
    public SheetRow? Within(int left, int right)
    {
        if (Cells[0].Address.Column >= left && Cells[^1].Address.Column <= right)
            return this;
        var places = Enumerable.Range(0, Cells.Length).Where(i => Cells[i].Address.Column >= left && Cells[i].Address.Column <= right).ToList();
        return places.Count == 0 ? null : new SheetRow(Index, [.. places.Select(i => Cells[i])], [.. places.Select(i => Kinds[i])]);
    }

    /// <summary>Parts of one row as one.</summary>
    public static SheetRow Joined(IEnumerable<SheetRow> parts)
    {
        var cells = parts.SelectMany(p => p.Cells.Zip(p.Kinds)).OrderBy(c => c.First.Address.Column).ToList();
        return new SheetRow(cells[0].First.Address.Row, [.. cells.Select(c => c.First)], [.. cells.Select(c => c.Second)]);
    }

    /// <summary>Whether another row has the same texts in the same columns.</summary>
    public bool SaysSame(SheetRow other)
    {
        // Every row of a body is held against its headings: nearly all differ in their first cell.
        if (Cells.Length != other.Cells.Length)
            return false;
        for (var i = 0; i < Cells.Length; i++)
        {
            if (Cells[i].Address.Column != other.Cells[i].Address.Column || !Cells[i].Text.AsSpan().Trim().SequenceEqual(other.Cells[i].Text.AsSpan().Trim()))
                return false;
        }

        return true;
    }

    public CellKind KindAt(int column)
    {
        for (var i = 0; i < Cells.Length; i++)
        {
            if (Cells[i].Address.Column == column)
                return Kinds[i];
        }

        return CellKind.Blank;
    }

    /// <summary>Whether the row is made of remarks about the table, such as 单位：万元 or 填报人：, rather than of headings or figures.</summary>
    public bool IsRemarks =>
        Cells.Zip(Kinds).All(c => c.Second is CellKind.Text or CellKind.Date)
        && Cells.Any(c => c.Value is not CellValue.Date && IsRemark(c.Text))
        && !Cells.Any(c => Numbering.Of(c.Text).IsPart);

    /// <summary>Whether a text says something about a table by the way (单位：万元).</summary>
    public static bool IsRemark(string text) => Remark().IsMatch(text);

    public static bool IsNumeric(CellKind kind) => kind is CellKind.Number or CellKind.Missing or CellKind.Broken;

    private bool IsDates()
    {
        var dates = Cells.Where(c => c.Value is CellValue.Date).Select(c => ((CellValue.Date)c.Value).Value).ToList();
        if (dates.Count < 2)
            return false;
        return dates.Zip(dates.Skip(1)).All(p => p.First <= p.Second) || dates.Zip(dates.Skip(1)).All(p => p.First >= p.Second);
    }

    [GeneratedRegex(@"\A(?!\s*附[件表录])([^:：()（）]|[(（][^:：()（）]*[)）]){1,12}[:：]|\A\s*[（(]?\s*(计量)?单位\s*[:：]", RegexOptions.ExplicitCapture)]
    private static partial Regex Remark();
}
