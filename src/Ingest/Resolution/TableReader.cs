using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Gives the cells of one table their meaning: a figure becomes an observation, a text one about its row's item, and whatever does not is
/// said to be a label, ignored, or wrong.
/// </summary>
internal sealed partial class TableReader
{
    private readonly Table _table;
    private readonly TableContext _context;
    private readonly LabelReader _labels;
    private readonly ColumnMeanings _headings;
    private readonly IReadOnlyDictionary<int, AxisMeaning> _columns;
    private readonly Dictionary<int, RowMeaning> _rows = [];
    private readonly TableFindings _findings;
    private readonly FigureReader _figures;
    private readonly UnheardUnits _units;
    private readonly RowRemarks _remarks;
    private readonly RefArea? _totalArea;
    private readonly Lazy<HashSet<int>> _rowsOfFigures;
    private RowMeaning? _toldOf;
    private readonly bool _rowsAreLabeled;
    private readonly bool _itemsAreNamed;
    private readonly Dictionary<CellAddress, NumberFate> _labelFates = [];
    private readonly Dictionary<CellAddress, TextRow> _textRows = [];

    private TableReader(Table table, TableContext context, LabelReader labels)
    {
        _table = table;
        _context = context;
        _labels = labels;
        _findings = new TableFindings(table.Sheet);
        _headings = ColumnReader.Read(table, context, labels);
        _columns = _headings.Columns;
        _rowsOfFigures = new(() => [.. table.Cells.Where(c => c.Cell.Content.Number is not null && !_headings.Qualifiers.Contains(c.Column)).Select(c => c.Cell.Address.Row)]);
        ReadRows();
        AskAboutSubtotals();
        AskAboutPartsWithoutFigures();
        AskAboutPartsOfAnotherQuantity();
        AskAboutPartsOfAnother();
        UnitsOfParts();
        AskWhosePlaceIsMeant();
        _itemsAreNamed = _rows.Values.Select(r => r.Labels).Concat(_columns.Values).Any(a => a.Item is not null);
        _rowsAreLabeled = _rows.Values.Any(r => !r.Shown.IsEmpty);
        var alone = StretchesAlone(_columns.Values, isRow: false).Concat(StretchesAlone(_rows.Values.Select(r => r.Labels), isRow: true)).ToHashSet();
        _totalArea = AreaOfTotals();
        var lastAlone = LastAlone(_columns.Values, isRow: false).Concat(LastAlone(_rows.Values.Select(r => r.Labels), isRow: true)).ToHashSet();
        _remarks = new RowRemarks(table);
        _units = new UnheardUnits(table, context, labels.Vocabulary);
        _figures = new FigureReader(context, labels, _headings, TitleMeasure(), alone, lastAlone, _units);
    }

    private IndicatorCatalog Catalog => _labels.Vocabulary.Catalog;

    public static TableReading Read(Table table, TableContext context, LabelReader labels) =>
        new TableReader(table, context, labels).Read();

    private TableReading Read()
    {
        var cells = ImmutableArray.CreateBuilder<CellReading>(_table.Cells.Length);
        var texts = ImmutableArray.CreateBuilder<ItemText>();
        foreach (var cell in _table.Cells)
            cells.Add(ReadCell(cell, texts));
        ReadStub(texts);
        new FigureDoubts(_remarks, _context, _labels, _findings).Tell(cells);
        TellOfTable();
        return new TableReading(_table, _context, IsKnown(), cells.MoveToImmutable(), texts.ToImmutable(), [.. _textRows.Values], _labelFates, _findings.Grouped());
    }

    private bool IsKnown() => _context.Title.Indicator is not null
        || _rows.Values.Select(r => r.Labels).Concat(_columns.Values).Concat(_headings.Headings.Values).Any(a => a.Indicator is not null || a.Kind is not null || a.Item is not null)
        || _table.Cells.Any(c => RowOf(c).IsPieceOfAName && _figures.Together(c, RowOf(c).Labels, ColumnOf(c)) is not null);

    private void ReadRows()
    {
        var axes = new AxisReader(_labels, new DateLabels(ColumnsOfLabels()), new EarlierPeriod(_table));
        CarriedYear? carried = null;
        var stretches = new StretchesOfATotal();
        var alike = new Dictionary<RowSpeech, Dictionary<(int, string?), FigureMeaning>>();
        var units = new UnitsDown(_table, _headings);
        var parts = new PartsBelow(_labels);
        var above = new RowAbove(_labels, _columns.Values.Any(c => c.Indicator is not null));
        var qualifiersAbove = new Dictionary<int, Cell>();
        // The cells come row by row.
        for (int start = 0, end; start < _table.Cells.Length; start = end)
        {
            var row = _table.Cells[start].Cell.Address.Row;
            for (end = start + 1; end < _table.Cells.Length && _table.Cells[end].Cell.Address.Row == row;)
                end++;
            var path = parts.Complete(above.Clear(_table.Cells[start].RowLabels));
            var qualifiers = QualifiersAmong(_table.Cells.AsSpan()[start..end], qualifiersAbove);
            var meaning = axes.Read([.. qualifiers, .. path], label => HeadingOf(label, path));
            meaning = InTheTitlesWords(meaning, path);
            meaning = units.Complete(stretches.Next(above.Complete(CarriedYear.Complete(meaning, _context, ref carried), path)), row);
            meaning = WithNameUnderTexts(meaning, path);
            var innermost = path.Length > 0 ? path[^1] : null;
            var corner = path.Select(label => HeadingOf(label, path)).FirstOrDefault(h => h is { HeadsNames: true });
            meaning = meaning with
            {
                Innermost = innermost,
                // 指标（万元） over the labels gives the unit of all rows that name no other, and so it is with the stretch of 2025年1-9月 there.
                Units = meaning.Units ?? (innermost is not null ? HeadingOf(innermost, path)?.Units : null),
                Period = corner is null ? meaning.Period : meaning.Period.Within(corner.Period),
                PeriodLabel = meaning.PeriodLabel ?? corner?.PeriodLabel,
            };
            var piece = innermost is not null && _labels.Read(innermost.Text) is { IsPieceOfAName: true } said ? said.Core : null;
            ImmutableArray<Cell> shown = qualifiers.IsEmpty ? path : [.. path.Concat(qualifiers).OrderBy(l => l.Address.Column)];
            _rows[row] = new RowMeaning(meaning, RowSpeech.Of(meaning, piece) is { } speech ? alike.GetValueOrDefault(speech) ?? (alike[speech] = []) : null, shown, piece is not null);
        }
    }

    // 制造业 under 行业, where nothing else says what the row is of, names something that nobody knows: the figures are not of all.
    private AxisMeaning WithNameUnderTexts(AxisMeaning row, ImmutableArray<Cell> path) =>
        row is { Indicator: null, Area: null, Item: null, Measure: null, IsTotal: false, IsIgnored: false, Period.IsDated: false, Problems.IsEmpty: true } && path.Length > 0 && path.All(l => HeadingOf(l, path) is { Attribute: not null } or { IsIgnored: true })
        && path.LastOrDefault(l => HeadingOf(l, path)?.Attribute is not null && l.Content.Kind == CellKind.Text) is { } name
            ? _labels.Read(name.Text).IsTotal ? row with { IsTotal = true } : row with { Problems = [new LabelProblem(FindingCodes.UnknownLabel, name, [name.Text.Trim()])] }
            : row;

    // 小计 between townships is the sum of those above it, not of all.
    private void AskAboutSubtotals()
    {
        var places = _rows.Where(r => r.Value.Labels is { Area: not null, IsTotal: false }).Select(r => r.Key).ToList();
        foreach (var (row, meaning) in _rows.Where(r => r.Value.Labels is { IsTotal: true, Area: null, Item: null } && places.Exists(p => p < r.Key) && places.Exists(p => p > r.Key)).ToList())
        {
            if (meaning.Labels.Innermost is { } label && PartialSum().IsMatch(label.Text))
                _rows[row] = meaning with { Labels = meaning.Labels with { Problems = meaning.Labels.Problems.Add(new LabelProblem(FindingCodes.UnknownLabel, label, [label.Text.Trim()])) }, Alike = null };
        }
    }

    // 其中：开发区 without figures heads the rows below where these say again what those above said; else it may as well have nothing to report.
    private void AskAboutPartsWithoutFigures()
    {
        var rowsOfParts = _rows.OrderBy(r => r.Key).ToLookup(r => r.Value.Shown.SkipLast(1).LastOrDefault(l => Numbering.Of(l.Text).IsPart && _labels.Read(l.Text).Area is not null));
        var names = rowsOfParts[null].Select(r => NameOf(r.Value)).ToHashSet(StringComparer.Ordinal);
        foreach (var rows in rowsOfParts.Where(rows => rows.Key is not null && !rows.Any(r => names.Contains(NameOf(r.Value)))))
        {
            var choices = new LabelProblem(FindingCodes.AmbiguousLabel, rows.Key, [rows.Key!.Text.Trim(), $"{_labels.Read(rows.Key.Text).Area!.Name}、{Catalog.Areas[0].Name}"]);
            foreach (var (row, _) in rows.Where(r => r.Value.Labels.Area?.Where == rows.Key).ToList())
                Ask(row, choices);
        }

        static string NameOf(RowMeaning row) => row.Labels.Innermost is { } label ? LabelText.Normalize(Numbering.Of(label.Text).Rest) : "";
    }

    // 第一产业 below 地区生产总值指数（上年=100） or 地区生产总值增速, where nothing says of how it is measured, may be that of it or an amount.
    private void AskAboutPartsOfAnotherQuantity()
    {
        if (_columns.Values.Any(c => c.Measure is { Value.Measure: not Measure.Level }))
            return;
        RowMeaning? whole = null;
        foreach (var (row, meaning) in _rows.OrderBy(r => r.Key).ToList())
        {
            var said = meaning.Labels;
            if (said is not { IsIndicatorOfNeighbor: false, Indicator: { Value: var indicator, Where: { } label } } || said.Area is not null || said.Item is not null)
                whole = null;
            else if (whole is { Labels.Indicator: { Value: var divided, Where: { } above } } && divided.Parts.Contains(indicator.Code))
            {
                // 税收收入增速 besides leaves 税收收入 an amount.
                var isSaidBesides = whole.Labels.Measure is { } how && _rows.Values.Any(r => r.Labels.Indicator?.Value == indicator && r.Labels.Measure?.Value == how.Value);
                if (said is { Measure: null, Units: null, Problems.IsEmpty: true } && !isSaidBesides)
                    Ask(row, new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{indicator.Name}、{above.Text.Trim()}"]));
            }
            else
                whole = said.Measure is { Value.Measure: not Measure.Level } || said.IndexBase is not null || said.Problems.Any(p => p.Label == label) ? meaning : null;
        }
    }

    private void AskAboutPartsOfAnother()
    {
        var rows = _rows.OrderBy(r => r.Key).ToList();
        foreach (var (place, meaning) in new PartsOfAnother(_labels).Among(rows.Select(r => r.Value.Labels), _context.Title.Indicator?.Value))
            _rows[rows[place].Key] = rows[place].Value with { Labels = meaning, Alike = null };

        rows = [.. _rows.OrderBy(r => r.Key)];
        // 其中：规模以上 below 工业总产值 says that this is not of those alone.
        foreach (var (whole, part) in rows.Zip(rows.Skip(1)))
        {
            if (whole.Value.Labels is { Indicator: { Value: var named, Where: { } label } } said && part.Value.Labels.Innermost is { } below && Numbering.Of(below.Text) is { IsPart: true, Rest: var rest }
                && LabelText.Normalize(rest) is { Length: > 1 } words && LabelText.Normalize(named.Name) is var name && name.Length > words.Length && name.StartsWith(words, StringComparison.Ordinal)
                && !LabelText.Normalize(label.Text).Contains(words, StringComparison.Ordinal))
            {
                Ask(whole.Key, new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{named.Name}、{name[words.Length..]}"]));
            }
        }
    }

    // 第一产业 below 地区生产总值（亿元） is counted as that is, where nothing else says how.
    private void UnitsOfParts()
    {
        if (_context.Title.Units is not null || _context.UnknownUnit is not null)
            return;
        AxisMeaning? whole = null;
        foreach (var (row, meaning) in _rows.OrderBy(r => r.Key).ToList())
        {
            if (meaning.Labels is not { Indicator.Value: var indicator } said)
                continue;
            if (whole is not { Indicator: { } divided, Units: { } units } || !divided.Value.Parts.Contains(indicator.Code))
                whole = said.Measure is null or { Value.Measure: Measure.Level } ? said : null;
            else if (said is { Units: null, LacksUnit: false } && units.Value.Any(u => u.Quantity == indicator.Unit.Quantity))
                _rows[row] = meaning with { Labels = said with { Units = units }, Alike = null };
        }
    }

    // 上年同期 or 目标 below 云城镇, in the column of townships, may be that of 云城镇 or of all; below the total it is of all.
    private void AskWhosePlaceIsMeant()
    {
        AxisMeaning? above = null;
        foreach (var (row, meaning) in _rows.OrderBy(r => r.Key).ToList())
        {
            var said = meaning.Labels;
            if (said is { Area: not null } or { IsTotal: true } or { Item: not null } || said.Innermost is not { } label)
                above = said;
            else if (said is { Indicator: null, Kind: null, Problems.IsEmpty: true } && (said.Measure is not null || said.Period.YearOffset is not null)
                && above is { IsTotal: false, Area: { Where: { } where, Value: var place } } && where.Address.Column == label.Address.Column && place != Catalog.Areas[0])
                Ask(row, new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), $"{place.Name}、{Catalog.Areas[0].Name}"]));
        }
    }

    private void Ask(int row, LabelProblem problem)
    {
        var meaning = _rows[row];
        _rows[row] = meaning with { Labels = meaning.Labels with { Problems = meaning.Labels.Problems.Add(problem) }, Alike = null };
    }

    // The row of 播种面积 under 粮食生产情况 is 粮食播种面积.
    private AxisMeaning InTheTitlesWords(AxisMeaning row, ImmutableArray<Cell> path) =>
        row.Item is null && _headings.Headings.Values.All(h => h.Kind is null) && path.LastOrDefault(l => !_labels.Read(l.Text).IsUnitAlone) is { } label
        && row.Indicator?.Value == _labels.Read(label.Text).Indicator && _labels.ReadUnderTitle(_context, label.Text) is { } within
            ? row.Naming(within, label)
            : row;

    // 合计 in the place of a serial number, or merged over it and the place of the label, is no number of a row: where nothing else does it stands for the label.
    private AxisMeaning? HeadingOf(Cell label, ImmutableArray<Cell> path)
    {
        var heading = _headings.Headings.GetValueOrDefault(label.Address.Column);
        return heading is { IsIgnored: true } && label.Content.Kind == CellKind.Text && path.All(l => _headings.Headings.GetValueOrDefault(l.Address.Column) is { IsIgnored: true })
            ? _table.StubColumns.Select(s => _headings.Headings[s.Column]).FirstOrDefault(h => !h.IsIgnored)
            : heading;
    }

    private ImmutableArray<Cell> QualifiersAmong(ReadOnlySpan<TableCell> row, Dictionary<int, Cell> above)
    {
        if (_headings.Qualifiers.Count == 0)
            return [];
        var qualifiers = ImmutableArray.CreateBuilder<Cell>();
        foreach (var cell in row)
        {
            if (_headings.Qualifiers.Contains(cell.Column))
                qualifiers.Add(Ditto.Is(cell.Cell.Text) && above.TryGetValue(cell.Column, out var said) ? said : above[cell.Column] = cell.Cell);
        }

        return qualifiers.ToImmutable();
    }

    private IEnumerable<IEnumerable<Cell>> ColumnsOfLabels() =>
        _table.StubColumns.Select(s => s.Labels.AsEnumerable())
            .Concat(_table.Cells.Where(c => _headings.Qualifiers.Contains(c.Cell.Address.Column)).GroupBy(c => c.Cell.Address.Column, c => c.Cell));

    // 5月 beside 1-5月, 四季度 beside 全年: were it cumulative it would be the same figure. Then its like are of themselves alone, too.
    private static IEnumerable<(PeriodForm Form, bool IsRow)> StretchesAlone(IEnumerable<AxisMeaning> axes, bool isRow)
    {
        var said = axes.Where(a => a.Measure?.Value.Measure is not Measure.Target).Select(a => a.Period.Part).OfType<PeriodPart>().ToList();
        var cumulated = said.Where(p => p is { Form: PeriodForm.Months or PeriodForm.Half or PeriodForm.Year, FromMonth: 1 }).Select(p => p.ToMonth).ToHashSet();
        // 一季度 is the year to date by itself; were 6月 beside 二季度 that, they would be the same figure.
        var quarters = said.Where(p => p.Form == PeriodForm.Quarter).Select(p => p.ToMonth).ToHashSet();
        if (said.Exists(p => p.Form == PeriodForm.Month && quarters.Contains(p.ToMonth)))
            return said.Where(p => p.Form == PeriodForm.Month || (p.Form == PeriodForm.Quarter && cumulated.Contains(p.ToMonth))).Select(p => (p.Form, isRow)).Distinct();
        return said.Where(p => p.Form is PeriodForm.Month or PeriodForm.Quarter && cumulated.Contains(p.ToMonth)).Select(p => (p.Form, isRow)).Distinct();
    }

    // 上月 is the month alone beside 本月; a place (上月位次) only beside a place of this month.
    private static IEnumerable<(PeriodForm Form, bool IsRow, bool IsPlace)> LastAlone(IEnumerable<AxisMeaning> axes, bool isRow) =>
        from kind in axes.GroupBy(a => a.Measure?.Value.Measure is Measure.Rank or Measure.YoyRank)
        where kind.Any(a => a.Period is { Accumulation: Accumulation.Period, Part.IsTheOneBefore: not true })
        from form in kind.Select(a => a.Period.Part).OfType<PeriodPart>().Where(p => p.IsTheOneBefore).Select(p => p.Form).Distinct()
        select (form, isRow, kind.Key);

    // 合计 is the parent of the areas beside it; where none are, the figures are of everything.
    private RefArea? AreaOfTotals()
    {
        var parents = _rows.Values.Select(r => r.Labels).Concat(_columns.Values)
            .Where(a => a is { IsTotal: false, Area: not null })
            .Select(a => a.Area!.Value.Value.Parent)
            .OfType<string>()
            .Distinct()
            .ToList();
        return parents.Count == 1 ? Catalog.AreasByCode[parents[0]] : null;
    }

    // A title (各乡镇固定资产投资增速) speaks for the figures only where no label in the table does, and only of what can be nothing but
    // the measure of its indicator: 完成 in a title names the subject of the report.
    private Said<MeasureWord>? TitleMeasure() =>
        _context.Title is { Measure: { Value.Measure: Measure.Yoy or Measure.YoyDiff or Measure.Mom or Measure.Rank or Measure.YoyRank or Measure.Completion or Measure.Share } measure }
        && (_context.Title.Indicator is not null || SaysKindOfAllFigures(measure.Value.Measure!.Value))
        && Labels.All(a => a.Measure is null)
            ? measure
            : null;

    // 主要指标增速（%） names no indicator, and leaves nothing open for all that: its unit is one of no amounts. Places have none, and nothing else has none beside them.
    private bool SaysKindOfAllFigures(Measure measure) =>
        _context.Title.Units is { } units ? units.Value.All(Unit.BuiltIn.Contains) : measure is Measure.Rank or Measure.YoyRank && Labels.All(a => a.Units is null);

    // 固定资产投资计划表, 主要经济指标计划表, or a sheet or file that is called 计划, over figures that no label says more of: they may be what is aimed at, or what was done. 增量 over 金额 may be either, too, and so may 增速 over 万元.
    private string? LeftOpenByTheTitle()
    {
        if (_context.Title is not { Measure.Value.Measure: { } measure } || _figures.Recorded.Count == 0 || !Labels.All(a => a.Measure is null or { Value: { Measure: Measure.Level, IsResult: false } }))
            return null;
        return measure switch
        {
            Measure.Target or Measure.YoyTarget when !IsAboutDuties() => "@aim_or_result",
            Measure.YoyDiff when _context.Title.Indicator is not null && Labels.Any(a => a.Measure is not null) => "@difference_or_level",
            Measure.Yoy or Measure.Mom when _context.Title.Indicator is null && _context.UnknownUnit is null && Labels.All(a => a is { Measure: null, Units: null })
                && _context.Title.Units?.Value.Contains(Unit.Percent) is not true => "@growth_or_level",
            _ => null,
        };
    }

    // 2025年1-4月重点任务 is about what was to be done, and its figures of four months what came of it.
    private bool IsAboutDuties() =>
        _context.Title is { Indicator: null, Measure.Where: { } line } && _context.Report.Part is not null && Duties().IsMatch(line.Text);

    private IEnumerable<AxisMeaning> Labels => _rows.Values.Select(r => r.Labels).Concat(_columns.Values);

    private RowMeaning RowOf(TableCell cell) => _rows[cell.Cell.Address.Row];

    private AxisMeaning ColumnOf(TableCell cell) => _columns[cell.Column];

    private CellReading ReadCell(TableCell cell, ImmutableArray<ItemText>.Builder texts)
    {
        var (row, column) = (RowOf(cell), ColumnOf(cell));
        if (column.Attribute is { } attribute && column.Indicator is null)
            return ReadText(cell, row, attribute.Value, texts);
        // 乡镇 beside 6 is a row of headings that looks like figures.
        if (row.Labels is { Heads: HeadingKind.Areas or HeadingKind.Units or HeadingKind.Periods, SaysNothing: true, Problems.IsEmpty: true } && column.Indicator is null && cell.Cell.Content.Kind == CellKind.Number)
        {
            _findings.Tell(FindingCodes.UnaccountedNumber, cell.Cell, [cell.Cell.Text.Trim()]);
            return Plain(cell, row, NumberFate.Asked);
        }

        if (_headings.Qualifiers.Contains(cell.Column))
        {
            // 约5200 is no name for a row of an indicator that has no figure else.
            if (cell.Cell.Content.Kind == CellKind.Text && (row.Labels.Indicator ?? _context.Title.Indicator) is not null && !_rowsOfFigures.Value.Contains(cell.Cell.Address.Row) && NumberText.IsFigureInWords(cell.Cell.Text))
            {
                _findings.TellNoNumber(cell.Cell);
                return Plain(cell, row, NumberFate.Asked);
            }

            return Plain(cell, row, _labels.Read(AxisReader.TextOf(cell.Cell, column)).IsUnderstood ? NumberFate.Label : NumberFate.Unaccounted);
        }

        if ((column.IsIgnored && column.Indicator is null) || (row.Labels.IsIgnored && row.Labels.Indicator is null))
            return Plain(cell, row, NumberFate.Ignored);
        // Beside rows that have labels, a row without one is nobody's.
        return _rowsAreLabeled && row.Shown.IsEmpty && cell.Cell.Content.Number is not null ? Plain(cell, row, NumberFate.Unaccounted) : ReadFigure(cell, row, column);
    }

    private CellReading ReadText(TableCell cell, RowMeaning row, AttributeDefinition attribute, ImmutableArray<ItemText>.Builder texts)
    {
        if (TextAbout(row.Labels, attribute, cell.Cell) is not { } text)
            return Plain(cell, row, row.Labels.IsIgnored ? NumberFate.Ignored : NumberFate.Unaccounted);
        texts.Add(text);
        return Plain(cell, row, NumberFate.Text);
    }

    private ItemText? TextAbout(AxisMeaning row, AttributeDefinition attribute, Cell cell)
    {
        if (row.Item is not { } item || row.IsIgnored || string.IsNullOrWhiteSpace(cell.Text) || IsSign(cell))
            return null;
        if (PeriodResolver.Resolve(PeriodPhrase.Unsaid, _context.Report) is not { } span)
        {
            MissPeriod();
            return null;
        }

        if (item.Where is { } name)
            _textRows.TryAdd(name.Address, new TextRow(item.Value.Kind.Code, item.Value.Id, _table.Sheet.Name, name.Place.ToString()));
        var area = row.Area?.Value ?? _context.Title.Area?.Value ?? Catalog.Areas[0];
        return new ItemText(item.Value.Kind.Code, item.Value.Id, item.Value.Name, area.Code, attribute.Code, span.Natural, cell.Text.Trim(), OriginOf(cell));
    }

    // 无 under 存在问题 says that there is none; a dash says nothing.
    private static bool IsSign(Cell cell) => cell.Content.Kind == CellKind.Missing && !cell.Text.Any(char.IsLetter);

    private static CellReading Plain(TableCell cell, RowMeaning row, NumberFate fate) =>
        new(cell, row.Shown, null, fate);

    private CellReading ReadFigure(TableCell cell, RowMeaning row, AxisMeaning column)
    {
        var number = CellReading.IsTime(cell.Cell) ? null : cell.Cell.Content.Number;
        var meaning = row.Alike is null ? _figures.Read(cell, row.Labels, column, number?.Unit) : ReadAlike(cell, row.Labels, column, number?.Unit, row.Alike);
        if (row.Alike is not null && !ReferenceEquals(_toldOf, row))
        {
            _toldOf = row;
            foreach (var problem in row.Labels.Problems)
                _findings.Tell(problem, cell.Cell);
        }

        foreach (var (problem, onlyOfNumbers) in meaning.Problems)
        {
            if (problem.Code == FindingCodes.NoPeriod)
                MissPeriod();
            else if (number is not null || !onlyOfNumbers)
                _findings.Tell(problem, cell.Cell);
        }

        if (meaning.Indicator is not null && row.Labels.Problems.IsEmpty && column.Problems.IsEmpty && number is null)
            _findings.TellNoNumber(cell.Cell);
        // 增长12 under 完成额 is no amount of 12.
        // 回落0.5 says by how many points a growth is less than before, and is none itself.
        var isChangeOfAnAmount = number is { SaysChange: true, SaysSlowing: var slows } && meaning.Recorded is { } said && (!MeasureUnits.IsChange(said.Measure) || (slows && said.Measure is (Measure.Yoy or Measure.Mom)));
        if (isChangeOfAnAmount)
            _findings.TellNoNumber(cell.Cell);
        var figure = number is { } shown && meaning.Recorded is { } series && !isChangeOfAnAmount && !IsOfSeveralRows(cell) ? Recorded(cell.Cell, shown, series, row.Labels, column) : null;
        return new CellReading(cell, row.Shown, meaning, figure is null ? NumberFate.Asked : NumberFate.Recorded, figure);
    }

    // What is wrong with this row's labels alone is told of it, as what is wrong with theirs is of the others; what is wrong with them and the column
    // together is not known of the others.
    private FigureMeaning ReadAlike(TableCell cell, AxisMeaning row, AxisMeaning column, string? typed, Dictionary<(int Column, string? Typed), FigureMeaning> read)
    {
        if (read.TryGetValue((cell.Column, typed), out var alike))
            return alike;
        alike = _figures.Read(cell, row, column, typed).Without(row.Problems);
        if (alike.Problems.All(p => p.Problem.Label?.Address.Row != cell.Cell.Address.Row))
            read.Add((cell.Column, typed), alike);
        return alike;
    }

    // One figure merged over rows that have labels of their own, or over columns that have, is the figure of which?
    private bool IsOfSeveralRows(TableCell cell)
    {
        var range = _table.Sheet.RangeAt(cell.Cell.Address);
        return range.First != range.Last && IsOfSeveralRows(cell, range);
    }

    private bool IsOfSeveralRows(TableCell cell, CellRange range)
    {
        var isOfSeveralColumns = range.Columns > 1 && cell.Cell.Content.Number?.Value is not null
            && _columns.Where(c => c.Key >= range.Left && c.Key <= range.Right).Select(c => c.Value.Innermost).OfType<Cell>().Distinct().Count() > 1;
        if (!isOfSeveralColumns && (range.Rows == 1 || !_table.StubColumns.Any(s => Enumerable.Range(range.Top + 1, range.Rows - 1).Any(row => _table.Sheet[row, s.Column]?.Address.Row > range.Top))))
            return false;
        _findings.Tell(FindingCodes.FigureOfSeveralRows, cell.Cell, [cell.Cell.Text.Trim(), range.ToString()]);
        return true;
    }

    private Figure? Recorded(Cell cell, CellNumber number, FigureMeaning.Series series, AxisMeaning row, AxisMeaning column)
    {
        if (AreaOf(row, column) is not { } area || !TryItemOf(row, column, series.Indicator, out var item))
            return null;
        decimal? value = null;
        if (number.Value is { } shown)
        {
            if (!series.Unit.TryConvert(shown, series.Canonical, out var converted))
            {
                _findings.Tell(FindingCodes.NumberTooLarge, cell, [cell.Text.Trim()]);
                return null;
            }

            value = series.Unit == series.Canonical ? shown : converted.Tidied();
        }

        var observation = new Observation(
            new SeriesKey(series.Indicator.Code, area.Code, item?.Id, series.Indicator.Frequency, series.Accumulation, series.Measure),
            series.Period,
            value,
            series.Canonical.Name,
            value is null ? ObsStatus.Missing : _remarks.StatusOf(cell.Address.Row) ?? _context.Status,
            series.Basis,
            number.Missing,
            OriginOf(cell));
        return new Figure(observation, cell.Text.Trim(), ToleranceOf(number.Value, series.Unit, series.Canonical), series.Unit, (row.Item ?? column.Item)?.Where?.Place.ToString());
    }

    private RefArea? AreaOf(AxisMeaning row, AxisMeaning column)
    {
        if (row.Area is { } r && column.Area is { } c && r.Value.Code != c.Value.Code)
        {
            _findings.Tell(FigureReader.Contradiction(FindingCodes.ContradictoryLabels, r.Where!, c.Where!).Problem, null);
            return null;
        }

        if ((row.Area ?? column.Area) is { } said)
            return said.Value;
        if ((row.IsTotal || column.IsTotal) && _totalArea is not null)
            return _totalArea;
        // Townships of a sort are not the county, nor is a place that nobody knows.
        if ((row.SomeAreas ?? column.SomeAreas) is { } some)
        {
            _findings.Tell(FindingCodes.UnknownLabel, some.Where, [Numbering.Of(some.Where!.Text).Rest]);
            return null;
        }

        if (_context.UnknownArea is { } unknown)
        {
            _findings.Tell(FindingCodes.UnknownLabel, unknown.Where, [unknown.Value]);
            return null;
        }

        return _context.Title.Area?.Value ?? Catalog.Areas[0];
    }

    // 藜麦生产情况 over 产量 of townships: what the indicator's own name does not speak of is what the figures are of. Of several in one title nobody knows which.
    private bool TryItemOf(AxisMeaning row, AxisMeaning column, Indicator indicator, out ItemRef? item)
    {
        item = row.Item?.Value ?? column.Item?.Value ?? _context.Title.Item?.Value;
        if ((row.IsTotal || column.IsTotal) && _itemsAreNamed)
            item = null;
        else if (item is null && !_itemsAreNamed)
        {
            var meant = _context.Mentioned.Value.Where(i => !Vocabulary.SpeaksOf(indicator, i)).ToList();
            if (meant.Count > 1)
            {
                _findings.Tell(FindingCodes.AmbiguousLabel, _context.Mentioned.Where, [_context.Mentioned.Where!.Text.Trim(), string.Join('、', meant.Select(i => i.Name))]);
                return false;
            }

            item = meant is [var only] ? only : null;
        }

        return true;
    }

    private void ReadStub(ImmutableArray<ItemText>.Builder texts)
    {
        foreach (var stub in _table.StubColumns)
        {
            var heading = _headings.Headings[stub.Column];
            // Days under a heading that nobody knows (合同签订日期) are no periods of their rows: what they are is to be settled.
            if (heading.Problems is [var problem, ..] && stub.Labels.Any(l => AxisReader.IsDateOfItem(l, heading, _labels)))
                _findings.Tell(problem, null);
            foreach (var label in stub.Labels)
            {
                if (heading.Attribute is { } attribute)
                {
                    if (_rows.TryGetValue(label.Address.Row, out var row) && TextAbout(row.Labels, attribute.Value, label) is { } text)
                        texts.Add(text);
                    _labelFates[label.Address] = NumberFate.Text;
                }
                else if (heading.HeadsFigures && (!stub.IsSerial || heading.Indicator is not null))
                {
                    // Words where a heading promises figures, in a column so full of them that it looks like a stub.
                    // Numbers among them are asked about with the words: once those are mended, the column is one of figures.
                    if (label.Content.Number is null)
                        _findings.TellNoNumber(label);
                    else if (stub.Labels.All(l => l.Content.Number is not null))
                        _findings.Tell(FindingCodes.UnaccountedNumber, label, [label.Text.Trim()]);
                    _labelFates[label.Address] = NumberFate.Asked;
                }
            }
        }
    }

    private void TellOfTable()
    {
        foreach (var problem in _context.Title.Problems.Concat(_context.Problems))
            _findings.Tell(problem, null);
        // A part of what the title names (国有固定资产投资) is not the whole where the figures are of that indicator, whoever names it, and a place is not the county whatever they are of.
        if (_context.Narrowed is { } narrowed && !(narrowed.Value.Another is { } another && _figures.Recorded.Contains(another)) && !NamesItemsOf(narrowed.Value.By) && (_figures.TakesTitlesIndicator || _figures.Recorded.Contains(narrowed.Value.Of) || !_labels.IsOfTheCatalogsWords(narrowed.Value.Words)))
            _findings.Tell(FindingCodes.UnknownLabel, narrowed.Where, [narrowed.Value.Words]);
        // 自开工以来固定资产投资 is no figure of the year, though 累计 heads it.
        if (_context.Since is { } since && _figures.RecordsStretches && Labels.All(l => PeriodChecks.SinceIn(l.Innermost?.Text ?? "") is null))
            _findings.Tell(FindingCodes.UnknownLabel, since.Where, [since.Value]);
        if (LeftOpenByTheTitle() is { } choices)
            _findings.Tell(FindingCodes.AmbiguousLabel, _context.Title.Measure?.Where, [_context.Title.Measure?.Where?.Text.Trim() ?? _context.MeasureName!, choices]);
        // 固定资产投资增速 over 单位：万元 is a growth by its name and an amount by its unit.
        if (TitleMeasure() is { Value.Measure: Measure.Yoy or Measure.Mom or Measure.Completion or Measure.Share } rate && _figures.Recorded.Count > 0 && Labels.All(l => l.Units is null)
            && _context.Title.Units is { Where: { } amounts, Value: var said } && said.All(u => !Unit.BuiltIn.Contains(u)))
            _findings.Tell(FindingCodes.ContradictoryLabels, amounts, [amounts.Text.Trim(), rate.Where?.Place.ToString() ?? _table.Sheet.Name, rate.Where?.Text.Trim() ?? _context.MeasureName!]);
        if (_units.Found is { } unheard)
            _findings.Tell(FigureReader.Contradiction(FindingCodes.ContradictoryLabels, unheard.Line, unheard.Label).Problem, null);
        if (PeriodChecks.AgainstTitle(_context, _figures.LabeledPeriods, _figures.TakesReportPeriod) is { } stale)
            _findings.Tell(stale, null);
        var columns = _columns.OrderBy(c => c.Key).Select(c => c.Value).ToList();
        var rows = _rows.OrderBy(r => r.Key).Select(r => r.Value.Labels).ToList();
        foreach (var problem in PeriodChecks.MonthsBesideCumulatives(columns).Concat(PeriodChecks.MonthsBesideCumulatives(rows)))
            _findings.Tell(problem, null);
    }

    private bool NamesItemsOf(ItemKind? kind) =>
        kind is not null && (_headings.Headings.Values.Any(h => h.Kind?.Value == kind) || Labels.Any(a => a.Item?.Value.Kind == kind));

    [GeneratedRegex(@"\A(?!.*(计划|目标|预算)).*任务", RegexOptions.Singleline)]
    private static partial Regex Duties();

    [GeneratedRegex(@"小\s*计|\A\s*合\s*计\s*\z")]
    private static partial Regex PartialSum();

    private void MissPeriod() => _findings.Tell(FindingCodes.NoPeriod, _table.Cells.Length > 0 ? _table.Cells[0].Cell : null, []);

    private static decimal ToleranceOf(decimal? shown, Unit unit, Unit canonical) =>
        shown is { } value ? unit.Convert(new decimal(5, 0, 0, isNegative: false, (byte)Math.Min(value.Scale + 1, 28)), canonical) : 0;

    private Origin OriginOf(Cell cell) => new(_table.Sheet.Name, cell.Place.ToString());

    /// <param name="Alike">What was read of the figures of rows that speak as it does, by column and unit typed; null when it speaks for itself.</param>
    /// <param name="Shown">Its labels.</param>
    /// <param name="IsPieceOfAName">Whether its innermost label may name an indicator together with that of a column.</param>
    private sealed record RowMeaning(AxisMeaning Labels, Dictionary<(int Column, string? Typed), FigureMeaning>? Alike, ImmutableArray<Cell> Shown, bool IsPieceOfAName);
}
