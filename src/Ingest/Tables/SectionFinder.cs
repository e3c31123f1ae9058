using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Tables;

/// <summary>
/// Cuts a sheet, from top to bottom, into the rows that make one table. Rows with figures make bodies; rows of words above a body are
/// its header as far as they stand over its columns, and what is above them its title; rows below the last figures are notes.
/// </summary>
internal sealed partial class SectionFinder
{
    // Enough rows to see which columns hold figures; a longer look costs time and tells no more.
    private const int LookAhead = 50;

    // No table has more rows of headings.
    private const int MostHeadings = 4;

    // Nor can a header be so deep: what is further above the figures is text.
    private const int DeepestHeader = 40;

    // A heading over a group of columns is a few words; a line of more is a title.
    private const int LongestHeading = 20;

    private readonly Sheet _sheet;
    private readonly IReadOnlyList<SheetRow> _rows;
    private readonly List<Section> _sections = [];

    private SectionFinder(Sheet sheet, IReadOnlyList<SheetRow> rows)
    {
        _sheet = sheet;
        _rows = rows;
    }

    /// <summary>The sections that some rows of a sheet, or parts of them, make.</summary>
    public static List<Section> Find(Sheet sheet, IReadOnlyList<SheetRow> rows)
    {
        var finder = new SectionFinder(sheet, rows);
        finder.Run();
        return finder._sections;
    }

    private void Run()
    {
        var pending = new List<SheetRow>();
        Section? current = null;
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            if (!IsData(i, current, pending))
            {
                pending.Add(row);
                continue;
            }

            if (current is not null && RepeatsHeader(pending, current))
            {
                current.HeaderAgain.AddRange(pending);
                pending.Clear();
            }
            else if (current is not null && FirstRowOfNextTable(pending, current, i) is { } next)
            {
                current.Notes.AddRange(pending[..next]);
                pending = pending[next..];
                current = null;
            }

            if (current is null)
            {
                current = Start(pending, i);
                _sections.Add(current);
            }
            else
            {
                current.Body.AddRange(pending);
            }

            pending.Clear();
            current.Body.Add(row);
        }

        if (current is null)
            StartWithoutFigures(pending);
        else
            End(current, pending);
    }

    private bool IsData(int place, Section? current, List<SheetRow> pending)
    {
        var row = _rows[place];
        if (row.Numbers == 0 || IsFootnote(row) || (current is null && (IsUnderStubHeading(row, pending) || (row.Cells.Length > 2 && IsFormLine(row)))) || (current is not null && (IsNumberedNote(row, current) || current.Header.Exists(row.SaysSame))))
            return false;
        if (current is null && (row.Cells.Length == 1 || (row.HoldsOnlyMarks && StandsOverFigures(place))))
            return false;
        if (!row.HoldsHeadingNumbers)
            return true;
        // Years and months are headings above a body, not within one, and only where no label of its own stands over each of them already.
        if (current is not null && (pending.Count == 0 || (pending.TrueForAll(r => r.Cells.Length == 1) && !StandsApart(row, [.. pending, row], current))))
            return true;
        return !row.CountsColumns && pending.Count > 0 && HasLabelOverEach(row, HeadingsOver(row, pending));
    }

    // The number or sign of a note and its words.
    private static bool IsFootnote(SheetRow row) =>
        row.Cells.Length == 2 && SheetRow.IsNumeric(row.Kinds[0]) && row.Kinds[1] == CellKind.Text
        && (Note().IsMatch(row.Cells[1].Text) || IsLong(row.Cells[1]) || row.Cells[1].Text.TrimEnd() is [.., '.' or '。']);

    // A place in the stub that is merged over several rows says how deep the header is, whatever the others look like (50 000, 0-11999).
    private bool IsUnderStubHeading(SheetRow row, List<SheetRow> pending) =>
        row.Cells[0].Address is { Column: > 0 } first && _sheet.RangeAt(first with { Column = first.Column - 1 }) is { Rows: > 1 } stub && stub.Top < row.Index
        && pending.Find(above => above.Index == stub.Top) is { } heading && heading.Cells.Any(c => _sheet.RangeAt(c.Address).Columns > 1);

    // In the place of a label the number or sign of a note, words in the place of figures.
    private static bool IsNumberedNote(SheetRow row, Section current) =>
        row.Numbers == 1 && row.Cells.Length > 1 && SheetRow.IsNumeric(row.Kinds[0]) && row.Kinds[1] == CellKind.Text
        && current.Body is [.., { Kinds: [CellKind.Text, _, ..] } last] && last.Cells[0].Address.Column == row.Cells[0].Address.Column;

    // A row of units may have a dash for a column without one: its words stand over figures.
    private bool StandsOverFigures(int place) =>
        place + 1 < _rows.Count && _rows[place].Cells.Zip(_rows[place].Kinds).Any(c => c.Second == CellKind.Text && _rows[place + 1].KindAt(c.First.Address.Column) == CellKind.Number);

    // A unit or a second heading alone over a column of figures stands below the row that heads the stub as well, and so do the numbers of the columns.
    private SheetRow HeadingsOver(SheetRow row, List<SheetRow> pending)
    {
        var place = pending.Count - 1;
        while (place > 0 && IsContiguous(pending[place - 1], pending[place]) && (pending[place].CountsColumns || StandsOverOneColumn(pending[place])))
            place--;
        return pending[place];

        bool StandsOverOneColumn(SheetRow above) => above.Cells is [var only] && only.Address.Column > row.Cells[0].Address.Column && SheetRow.IsNumeric(row.KindAt(only.Address.Column));
    }

    private bool HasLabelOverEach(SheetRow row, SheetRow above) =>
        above.Texts > 1 && row.Index - above.Index <= MostHeadings
        && row.Cells.Zip(row.Kinds).Where(c => SheetRow.IsNumeric(c.Second)).All(c =>
            above.KindAt(c.First.Address.Column) == CellKind.Text && _sheet.RangeAt(new CellAddress(above.Index, c.First.Address.Column)).Columns == 1);

    // 续表, or the table's title again, may stand above its headings on the next page.
    private static bool RepeatsHeader(List<SheetRow> pending, Section current)
    {
        var headings = pending.SkipWhile(row => row.Cells is [var only] && (Continued().IsMatch(only.Text) || current.Title.Exists(row.SaysSame))).ToList();
        return headings.Count > 0 && headings.Count == current.Header.Count && headings.Zip(current.Header).All(p => p.First.SaysSame(p.Second));
    }

    /// <summary>Where in the rows since a body's last figures the next table begins; null when these rows belong to the body.</summary>
    private int? FirstRowOfNextTable(List<SheetRow> pending, Section current, int nextData)
    {
        if (pending.Count == 0)
            return null;
        var columns = NumericColumns(current.Body);
        var ahead = NumericColumns(Ahead(nextData));
        var heading = pending.FindIndex(row => LooksLikeHeader(row, pending, columns, ahead, current));
        if (heading < 0)
            return null;

        // What follows the figures without a gap are their notes, unless all does; then, and after a gap, notes are told by their words.
        // The other lines before the header are its title.
        var first = 0;
        while (first < heading && pending[first].Index - (first > 0 ? pending[first - 1] : current.Body[^1]).Index == 1)
            first++;
        if (first == heading && pending[first].Index - (first > 0 ? pending[first - 1] : current.Body[^1]).Index == 1)
            first = 0;
        while (first < heading && IsNote(pending[first]))
            first++;
        return first;
    }

    private bool LooksLikeHeader(SheetRow row, List<SheetRow> pending, HashSet<int> numericColumns, HashSet<int> columnsAhead, Section current)
    {
        if ((row.IsRemarks && !NamesEveryColumn(row, columnsAhead)) || (row.Cells.Length < 2 && !StandsAlone(row, pending, columnsAhead, current)))
            return false;
        if (current.Header.Exists(row.SaysSame))
            return true;
        if (row.Numbers > 0 && !row.HoldsHeadingNumbers)
            return false;
        // After a gap or a title line one heading over a column of figures is enough. Words right below figures are figures that are not
        // there yet (已完成, ≥90%, 不低于上年), unless the columns change with them or they look like the header above.
        if (StandsApart(row, pending, current))
            return row.HoldsHeadingNumbers || row.Cells.Any(c => numericColumns.Contains(c.Address.Column) || columnsAhead.Contains(c.Address.Column));
        // Headings over each column of other figures than before, one of them with its unit: 乡镇 | 固定资产投资（万元） below figures behind 指标 | 单位.
        if (!columnsAhead.IsSubsetOf(numericColumns) && columnsAhead.All(c => row.KindAt(c) == CellKind.Text) && (ResemblesHeader(row, current) || HeadsTheStubAgain(row, current)))
            return true;
        var covered = row.Cells.Count(c => numericColumns.Contains(c.Address.Column));
        return covered >= 2 && covered * 2 > numericColumns.Count && (!columnsAhead.IsSubsetOf(numericColumns) || ResemblesHeader(row, current));
    }

    // 乡镇 over the labels, as in the header above.
    private static bool HeadsTheStubAgain(SheetRow row, Section current) =>
        current.Header.Exists(h => h.Cells[0].Address.Column == row.Cells[0].Address.Column && LabelText.Normalize(h.Cells[0].Text) == LabelText.Normalize(row.Cells[0].Text));

    private bool StandsApart(SheetRow row, List<SheetRow> pending, Section current)
    {
        var last = current.Body[^1];
        foreach (var line in pending)
        {
            if (line.Index - last.Index > 1)
                return true;
            if (line == row)
                return false;
            if (IsLineAcross(line, current))
                return true;
            last = line;
        }

        return false;
    }

    // A line that is no label of a row: merged, long, away from the stub, or with a year and the name of a table or a unit.
    private bool IsLineAcross(SheetRow row, Section current) =>
        row.Cells is [var only]
        && (_sheet.RangeAt(only.Address).Columns > 1 || IsLong(only) || row.IsRemarks || IsNote(row)
            || (Year().IsMatch(only.Text) && (NameOfATable().IsMatch(only.Text) || EndsWithUnit(only)))
            || (current.Body[0].Cells[0].Address.Column != only.Address.Column && current.Header.Count > 0 && current.Header[0].Cells[0].Address.Column != only.Address.Column));

    // Headings merged over columns or with a unit in brackets behind them, one of the present headings again, or bold where the labels of the body are not.
    private bool ResemblesHeader(SheetRow row, Section current)
    {
        if (row.Cells.Any(c => _sheet.RangeAt(c.Address).Columns > 1) || row.Cells.Skip(1).Any(EndsWithUnit))
            return true;
        var headings = current.Header.SelectMany(r => r.Cells).Select(c => LabelText.Normalize(c.Text)).ToHashSet(StringComparer.Ordinal);
        if (row.Cells.Skip(1).Any(c => headings.Contains(LabelText.Normalize(c.Text))))
            return true;
        return row.Cells.All(c => c.IsBold == true) && current.Body.TakeLast(LookAhead).All(r => r.Cells[0].IsBold == false);
    }

    private static bool EndsWithUnit(Cell cell) => BracketedEnd().Match(cell.Text) is { Success: true } end && NumberText.IsUnit(end.Groups["unit"].Value);

    // The heading of a table's only column of figures, right above them and with a gap before: its labels have none.
    private static bool StandsAlone(SheetRow row, List<SheetRow> pending, HashSet<int> columnsAhead, Section current) =>
        row == pending[^1] && row.Index - current.Body[^1].Index > 1 && columnsAhead.Count == 1 && columnsAhead.Contains(row.Cells[0].Address.Column);

    private static HashSet<int> NumericColumns(List<SheetRow> body)
    {
        var balance = new Dictionary<int, int>();
        foreach (var row in body.TakeLast(LookAhead))
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                var column = row.Cells[i].Address.Column;
                balance[column] = balance.GetValueOrDefault(column) + (SheetRow.IsNumeric(row.Kinds[i]) ? 1 : -1);
            }
        }

        return [.. balance.Where(b => b.Value > 0).Select(b => b.Key)];
    }

    // 来源地 and 负责单位 beside other headings are no notes: what introduces one ends there.
    private static bool IsNote(SheetRow row) => Note().IsMatch(row.Cells[0].Text) && (row.Cells.Length <= 2 || !Heading().IsMatch(row.Cells[0].Text));

    private Section Start(List<SheetRow> pending, int firstData) => Split(pending, Ahead(firstData));

    // The rows of figures of the table that begins at a row; it ends where headings or a gap come.
    private List<SheetRow> Ahead(int firstData)
    {
        var ahead = new List<SheetRow>();
        for (var i = firstData; i < _rows.Count && ahead.Count < LookAhead; i++)
        {
            var row = _rows[i];
            if (row.Numbers > 0)
                ahead.Add(row);
            else if (row.Cells.Length > 1 || row.Index - _rows[i - 1].Index > 1)
                break;
        }

        return ahead;
    }

    // Which of the rows above the first figures are header; what is above is title, what is below belongs to the body.
    private Section Split(List<SheetRow> pending, List<SheetRow> ahead)
    {
        var numeric = NumericColumns(ahead);
        var labeling = StubFinder.LabelingNumbers(ColumnProfile.Of(pending, ahead));
        var figures = numeric.Where(c => !labeling.Contains(c)).DefaultIfEmpty(ahead[0].Cells[^1].Address.Column).ToList();
        var bottom = pending.Count - 1;
        while (bottom >= 0 && !IsHeading(pending[bottom], numeric, figures, null) && !GoesOnUnder(pending[bottom], bottom > 0 ? pending[bottom - 1] : null, figures))
            bottom--;
        if (bottom < 0)
            return new Section([.. pending], [], [], []);

        var top = bottom;
        while (top > 0 && bottom - top < DeepestHeader && IsContiguous(pending[top - 1], pending[top])
            && (IsHeading(pending[top - 1], numeric, figures, pending[top]) || (top > 1 && StandsBetweenHeadings(pending[top - 2], pending[top - 1], pending[top], numeric, figures))))
        {
            top--;
        }

        // Rows of words that come after a complete header, and leave the columns of figures empty, are rows of the body without figures.
        var header = pending[top..(bottom + 1)];
        var needed = RowsNeeded(header, ahead);
        var merged = MergedThrough(header);
        var end = header.Count;
        while (end > needed && !header[end - 1].HoldsHeadingNumbers
            && (IsRowOfWords(header[end - 1], header[end - 2], merged[end - 1], ahead) || (!CoversFigures(header[end - 1], numeric) && !GoesOnUnder(header[end - 1], header[end - 2], figures))))
        {
            end--;
        }

        return new Section(pending[..top], header[..end], [.. header[end..], .. pending[(bottom + 1)..]], []);
    }

    private bool IsContiguous(SheetRow above, SheetRow below)
    {
        // A merged range may reach down from the upper row over rows that are otherwise blank.
        var reach = above.Cells.Max(c => _sheet.RangeAt(c.Address).Bottom);
        return below.Index - Math.Max(reach, above.Index) <= 1;
    }

    private bool IsHeading(SheetRow row, HashSet<int> numeric, List<int> figures, SheetRow? below)
    {
        var (firstNumeric, lastNumeric) = (figures.Min(), figures.Max());
        if ((row.IsRemarks && !(IsLastOfWords(row, below) && NamesEveryColumn(row, figures))) || IsNote(row) || IsFootnote(row) || (row.Cells.Any(c => Straddles(c, firstNumeric, isFull: row.Cells.Length > 2 && CoversFigures(row, numeric))) && !GroupsEveryColumn(row, below, lastNumeric)))
            return false;
        if (row.Cells.Length == 1)
        {
            // A single label heads a column when it stands over figures, away from the stub, and no other figures wait for a heading:
            // theirs reach down from above. Above other headings it must span some: all of them exactly, or it must be short, for a
            // title may reach over any number of columns.
            var range = _sheet.RangeAt(row.Cells[0].Address);
            if (below is null)
                return numeric.Contains(range.Left) && range.Left > 0 && range.Columns == 1 && figures.All(c => c == range.Left || _sheet[row.Index, c] is not null);
            var spansAll = range.Left == firstNumeric && range.Right == lastNumeric;
            // A heading of the stub may be merged down over the rows in which the figures have theirs.
            if (range.Right < firstNumeric)
                return range.Bottom >= below.Index;
            return range.Left >= firstNumeric && range.Columns > 1 && (spansAll || !IsLong(row.Cells[0]));
        }

        if (below is null || row.HoldsHeadingNumbers)
            return true;
        if (IsTitleInPieces(row, below))
            return false;
        if (IsFormLine(row) && below.KindAt(row.Cells[0].Address.Column) == CellKind.Text && _sheet.RangeAt(row.Cells[0].Address).Rows == 1)
            return false;
        // Scattered words above a full row of headings are remarks when one of them stands over a stub that has its heading already.
        var isMerged = row.Cells.Any(c => _sheet.RangeAt(c.Address) is { } r && (r.Columns > 1 || r.Rows > 1));
        var overHeadedStub = !below.CountsColumns && row.Cells.Any(c => c.Address.Column < firstNumeric && below.KindAt(c.Address.Column) == CellKind.Text);
        return isMerged || !overHeadedStub || row.Cells.Length >= below.Cells.Length;
    }

    // What is below it has no heading of the stub by its own: units, or the numbers of the columns.
    private static bool IsLastOfWords(SheetRow row, SheetRow? below) =>
        below is null || below.CountsColumns || below.HoldsHeadingNumbers || below.KindAt(row.Cells[0].Address.Column) != CellKind.Text;

    // 月份 | 工业总产值：当月值 | 工业总产值：累计值, a text over each column of figures: what of an indicator, not who fills in and when. A serial number may stand before it.
    private static bool NamesEveryColumn(SheetRow row, IReadOnlyCollection<int> figures) =>
        !SheetRow.IsRemark(row.Cells[0].Text) && figures.All(c => c < row.Cells[0].Address.Column || row.KindAt(c) == CellKind.Text)
        && row.Cells.Count(cell => figures.Contains(cell.Address.Column) && SheetRow.IsRemark(cell.Text)) > 1;

    // 基本情况 over the stub and a column of figures beside it, other groups over all the others: each merged over what has its own heading below.
    private bool GroupsEveryColumn(SheetRow row, SheetRow? below, int lastNumeric)
    {
        if (below is null || row.Cells.Length < 2)
            return false;
        var next = below.Cells[0].Address.Column;
        foreach (var cell in row.Cells)
        {
            var range = _sheet.RangeAt(cell.Address);
            if (range.Left != next || range.Columns < 2)
                return false;
            next = range.Right + 1;
        }

        return next > lastNumeric && Enumerable.Range(below.Cells[0].Address.Column, next - below.Cells[0].Address.Column).All(c => below.KindAt(c) != CellKind.Blank);
    }

    // 东川镇 | 2025年9月 | 民生保障情况表, or 2025年 | 1-9月 | 主要经济指标, over a stub that has its heading: a year in one cell and, behind all, what tables are called.
    private bool IsTitleInPieces(SheetRow row, SheetRow below) =>
        below.KindAt(row.Cells[0].Address.Column) == CellKind.Text && row.Texts == row.Cells.Length
        && row.Cells.Any(c => Year().IsMatch(c.Text)) && row.Cells.Any(c => NameOfATable().IsMatch(c.Text) || WhatATableHolds().IsMatch(c.Text))
        && row.Cells.All(c => _sheet.RangeAt(c.Address) is { Rows: 1, Columns: 1 });

    // 项目名称 X 联系人 Y: the head of a form, in pairs of a word and what is filled in behind it.
    private static bool IsFormLine(SheetRow row) =>
        row.Cells.Length % 2 == 0 && row.Cells.Where((_, i) => i % 2 == 0).All(c => FormWord().IsMatch(c.Text));

    // A label alone over figures, without one for its row, goes on with the heading right above it: a unit of one column or of all.
    private bool GoesOnUnder(SheetRow row, SheetRow? above, List<int> figures)
    {
        if (row.Cells is not [var only] || IsLong(only) || above is not { Cells.Length: > 1 } || !IsContiguous(above, row))
            return false;
        var range = _sheet.RangeAt(only.Address);
        return range.Columns == 1
            ? figures.Contains(range.Left) && above.KindAt(range.Left) == CellKind.Text
            : range.Left == figures.Min() && range.Right >= figures.Max();
    }

    // A label alone may be a title as well as the first of a group's unmerged headings: a row of headings above it decides.
    private bool StandsBetweenHeadings(SheetRow above, SheetRow row, SheetRow below, HashSet<int> numeric, List<int> figures) =>
        row.Cells is [var only] && only.Address.Column >= figures.Min() && !row.IsRemarks && !IsLong(only)
        && above.Cells.Length > 1 && IsContiguous(above, row) && IsHeading(above, numeric, figures, below);

    // A heading stands over the stub or over figures; what reaches over both is a title, and so is a sentence in the stub's place unless
    // the figures have their headings beside it.
    private bool Straddles(Cell cell, int firstNumeric, bool isFull)
    {
        var range = _sheet.RangeAt(cell.Address);
        return range.Left < firstNumeric && (range.Right >= firstNumeric || (range is { Columns: 1, Rows: 1 } && IsLong(cell) && !isFull));
    }

    private static bool IsLong(Cell cell) => cell.Text.Split('\n').Max(line => line.Trim().Length) > LongestHeading;

    // Words in place of figures, in a row with a label of its own below a header that has one over every column: neither units nor a
    // translation, and not set in the header's way.
    private static bool IsRowOfWords(SheetRow row, SheetRow above, (bool OverColumns, int Bottom) merged, List<SheetRow> ahead)
    {
        var label = row.Cells[0];
        if (label.Address.Column != above.Cells[0].Address.Column || label.Address.Column != ahead[0].Cells[0].Address.Column || row.CountsColumns
            || merged.OverColumns || merged.Bottom >= row.Index)
        {
            return false;
        }

        var words = row.Cells.Skip(1).ToList();
        return !words.TrueForAll(c => NumberText.IsUnit(c.Text))
            && IsLatin(row) == IsLatin(above)
            && !(row.Cells.All(c => c.IsBold == true) && ahead.TrueForAll(r => r.Cells[0].IsBold == false));
    }

    private static bool IsLatin(SheetRow row) => row.Cells.All(c => !c.Text.Any(letter => letter > '\u2E7F'));

    // Of each row and those above it: whether a cell is merged over columns, and the last row down to which one is merged over rows.
    private List<(bool OverColumns, int Bottom)> MergedThrough(List<SheetRow> header)
    {
        var merged = new List<(bool OverColumns, int Bottom)>(header.Count);
        var (overColumns, bottom) = (false, -1);
        foreach (var ranges in header.Select(row => row.Cells.Select(c => _sheet.RangeAt(c.Address)).ToList()))
        {
            overColumns |= ranges.Exists(r => r.Columns > 1);
            bottom = ranges.Where(r => r.Rows > 1).Select(r => r.Bottom).Append(bottom).Max();
            merged.Add((overColumns, bottom));
        }

        return merged;
    }

    // So many that each column has a heading of its own, as far as the rows above say.
    private int RowsNeeded(List<SheetRow> header, List<SheetRow> ahead)
    {
        var columns = ahead.SelectMany(r => r.Cells.Select(c => c.Address.Column)).Distinct().ToList();
        // Columns with the same texts down to a row have the same number there; one without any text has none.
        var paths = columns.ToDictionary(c => c, _ => (Number: 0, HasText: false));
        var numbers = new Dictionary<(int Above, string Text), int>();
        for (var rows = 1; rows < header.Count; rows++)
        {
            foreach (var column in columns)
            {
                var text = _sheet[header[rows - 1].Index, column]?.Text ?? "";
                var step = (paths[column].Number, text);
                if (!numbers.TryGetValue(step, out var number))
                    numbers.Add(step, number = numbers.Count + 1);
                paths[column] = (number, paths[column].HasText || !string.IsNullOrWhiteSpace(text));
            }

            var crosses = header[rows - 1].Cells.Any(c => _sheet.RangeAt(c.Address).Bottom >= header[rows].Index);
            if (!crosses && paths.Values.All(p => p.HasText) && paths.Values.DistinctBy(p => p.Number).Count() == columns.Count)
                return rows;
        }

        return header.Count;
    }

    private static bool CoversFigures(SheetRow row, HashSet<int> numeric) =>
        row.Cells.Count(c => numeric.Contains(c.Address.Column)) * 2 >= numeric.Count;

    // A list may have no figures at all: its first full row heads the others.
    private void StartWithoutFigures(List<SheetRow> pending)
    {
        var heading = pending.FindIndex(r => r.Cells.Length > 1 && !r.IsRemarks);
        if (heading < 0 || heading + 1 >= pending.Count || pending[(heading + 1)..].All(r => r.Cells.Length == 1))
            return;
        var end = heading + 1;
        while (end < pending.Count - 1 && pending[heading..end].Any(r => r.Cells.Any(c => _sheet.RangeAt(c.Address).Bottom >= pending[end].Index)))
            end++;
        var section = new Section(pending[..heading], pending[heading..end], [], []);
        _sections.Add(section);
        End(section, pending[end..]);
    }

    // Rows after the last figures: still the body's while they follow without a gap and look like its rows, else notes.
    private static void End(Section section, List<SheetRow> rest)
    {
        // Long tables may say their headings once more at the foot.
        if (section.Header.Count > 0 && rest.Count >= section.Header.Count && section.Header.Zip(rest).All(p => p.First.SaysSame(p.Second)))
        {
            section.HeaderAgain.AddRange(rest[..section.Header.Count]);
            rest = rest[section.Header.Count..];
        }

        var count = 0;
        foreach (var row in rest)
        {
            var last = count > 0 ? rest[count - 1] : section.Body.LastOrDefault();
            var isNear = last is null || row.Index - last.Index == 1;
            if (!isNear || row.IsRemarks || IsNote(row) || IsFootnote(row) || IsNumberedNote(row, section) || row.Cells.Length < 2)
                break;
            count++;
        }

        section.Body.AddRange(rest[..count]);
        section.Notes.AddRange(rest[count..]);
    }

    [GeneratedRegex(@"(名称|单位|部门|机构|科室|人|姓名|电话|方式|地址|日期|时间|年度|年限|工期|编号|编码|代码|文号|类别|类型|性质|级别|领导|主管)\s*[:：]?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FormWord();

    [GeneratedRegex(@"[(（\[【]\s*(?<unit>[^()（）\[\]【】]+?)\s*[)）\]】]\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BracketedEnd();

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d\s*年")]
    private static partial Regex Year();

    [GeneratedRegex(@"(\p{L}{4,}情况|\p{L}{2,}(表|[月季年快简]报|台账))\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NameOfATable();

    [GeneratedRegex(@"\A\s*\p{L}{2,}(指标|数据|统计|任务|事项|快讯)\s*\z")]
    private static partial Regex WhatATableHolds();

    [GeneratedRegex(@"\A\s*((注|说明|来源)\p{L}{1,4}|(填报|报送|审核|单位负责|负责)(单位|部门|事项|地区|乡镇|件数|数量?))\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\s*[（(]?\s*(续上?前?表|接上?前?表|上接|续)\s*[0-9一二三四五六七八九十]{0,3}\s*[)）]?\s*\z")]
    private static partial Regex Continued();

    [GeneratedRegex(@"\A\s*[（(]?\s*(注|说明|备注|附注|资料来源|数据来源|来源|(填报|填表|制表|审核|报送|单位负责|负责)|note|source|\*)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Note();
}
