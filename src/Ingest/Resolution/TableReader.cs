using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Gives the figures of one table their meaning: what its row, its column and its title say makes one observation, or a finding.</summary>
internal sealed class TableReader
{
    private readonly Table _table;
    private readonly TableContext _context;
    private readonly LabelReader _labels;
    private readonly AxisReader _axes;
    private readonly IReadOnlyDictionary<int, AxisMeaning> _headings;
    private readonly IReadOnlyDictionary<int, AxisMeaning> _columns;
    private readonly IReadOnlySet<int> _qualifiers;
    private readonly Dictionary<int, AxisMeaning> _rows = [];
    private readonly PeriodPhrase _latestHeading;
    private readonly HashSet<(int Month, bool IsRow)> _cumulatedMonths = [];
    private readonly List<Finding> _findings = [];
    private readonly HashSet<(FindingCode Code, string? Cell, string Arguments)> _told = [];
    private readonly List<(Said<PeriodSpan> Period, Cell Figure)> _labeledPeriods = [];
    private bool _takesReportPeriod;
    private bool _missesPeriod;
    private RefArea? _totalArea;
    private Said<MeasureWord>? _titleMeasure;

    private TableReader(Table table, TableContext context, LabelReader labels)
    {
        _table = table;
        _context = context;
        _labels = labels;
        _axes = new AxisReader(labels);
        (_columns, _headings, _qualifiers) = ColumnReader.Read(table, context, labels);
        _latestHeading = _columns.Values
            .Select(c => c.Period)
            .Where(p => p is { Year: not null, LastYear: null })
            .MaxBy(p => PeriodResolver.Resolve(PeriodPhrase.Unsaid, p)?.End) ?? PeriodPhrase.Unsaid;
    }

    private IndicatorCatalog Catalog => _labels.Vocabulary.Catalog;

    public static TableReading Read(Table table, TableContext context, LabelReader labels) =>
        new TableReader(table, context, labels).Read();

    private TableReading Read()
    {
        ReadRows();
        _cumulatedMonths.UnionWith(CumulatedMonths(_columns.Values, isRow: false));
        _cumulatedMonths.UnionWith(CumulatedMonths(_rows.Values, isRow: true));
        var isKnown = _context.Title.Indicator is not null
            || _table.Cells.Any(c => Together(c) is not null)
            || _headings.Values.Concat(_columns.Values).Concat(_rows.Values).Any(a => a.Indicator is not null || a.Kind is not null || a.Item is not null);
        _totalArea = AreaOfTotals();
        _titleMeasure = TitleMeasure();

        var cells = ImmutableArray.CreateBuilder<CellReading>(_table.Cells.Length);
        var texts = ImmutableArray.CreateBuilder<ItemText>();
        foreach (var cell in _table.Cells)
        {
            var row = _rows[cell.Cell.Address.Row];
            var column = _columns[cell.Cell.Address.Column];
            if (column.Attribute is { } attribute && column.Indicator is null)
            {
                if (TextAbout(row, attribute.Value, cell.Cell) is { } text)
                    texts.Add(text);
                cells.Add(Plain(cell));
            }
            else if (_qualifiers.Contains(cell.Cell.Address.Column) || (column.IsIgnored && column.Indicator is null) || (row.IsIgnored && row.Indicator is null))
            {
                cells.Add(Plain(cell));
            }
            else
            {
                cells.Add(ReadCell(cell, row, column));
            }
        }

        foreach (var stub in _table.StubColumns.Where(s => _headings[s.Column].Attribute is not null))
        {
            foreach (var label in stub.Labels)
            {
                if (_rows.TryGetValue(label.Address.Row, out var row) && TextAbout(row, _headings[stub.Column].Attribute!.Value.Value, label) is { } text)
                    texts.Add(text);
            }
        }

        // Words where a heading promises figures, in a column so full of them that it looks like a stub.
        foreach (var label in _table.StubColumns.Where(s => _headings[s.Column].HeadsFigures).SelectMany(s => s.Labels).Where(l => l.Content.Number is null))
            TellBrokenValue(label);
        foreach (var problem in _context.Title.Problems)
            Tell(problem.Code, problem.Label, problem.Arguments);
        CheckReportPeriod();
        CheckMonthsBesideCumulatives([.. _columns.OrderBy(c => c.Key).Select(c => c.Value)]);
        CheckMonthsBesideCumulatives([.. _rows.OrderBy(r => r.Key).Select(r => r.Value)]);
        if (_missesPeriod)
            Tell(FindingCodes.NoPeriod, _table.Cells[0].Cell, []);
        if (!isKnown)
        {
            _findings.Clear();
            _findings.Add(Make(FindingCodes.TablePassedOver, _table.Range.ToString(), null, [_table.Range.ToString()]));
            return new TableReading(_table, _context, false, cells.ToImmutable(), [], [.. _findings]);
        }

        return new TableReading(_table, _context, true, cells.ToImmutable(), texts.ToImmutable(), [.. _findings]);
    }

    private void ReadRows()
    {
        CarriedYear? carried = null;
        foreach (var row in _table.Cells.GroupBy(c => c.Cell.Address.Row).OrderBy(g => g.Key))
        {
            var path = row.First().RowLabels;
            var qualifiers = row.Where(c => _qualifiers.Contains(c.Cell.Address.Column)).Select(c => c.Cell).ToImmutableArray();
            var meaning = _axes.Read([.. qualifiers, .. path], label => _headings.GetValueOrDefault(label.Address.Column));
            meaning = CarriedYear.Complete(meaning, _context, ref carried);
            var innermost = path.Length > 0 ? path[^1] : null;
            _rows[row.Key] = meaning with
            {
                Innermost = innermost,
                // 指标（万元） over the labels gives the unit of all rows that name no other.
                Units = meaning.Units ?? (innermost is not null ? _headings.GetValueOrDefault(innermost.Address.Column)?.Units : null),
            };
        }
    }

    private static IEnumerable<(int Month, bool IsRow)> CumulatedMonths(IEnumerable<AxisMeaning> axes, bool isRow) =>
        axes.Select(a => a.Period.Part).OfType<PeriodPart>().Where(p => p is { Form: PeriodForm.Months, FromMonth: 1 }).Select(p => (p.ToMonth, isRow));

    // 合计 is the parent of the areas beside it; where none are, the figures are of everything.
    private RefArea? AreaOfTotals()
    {
        var parents = _rows.Values.Concat(_columns.Values)
            .Where(a => a is { IsTotal: false, Area: not null })
            .Select(a => a.Area!.Value.Value.Parent)
            .OfType<string>()
            .Distinct()
            .ToList();
        return parents.Count == 1 ? Catalog.AreasByCode[parents[0]] : null;
    }

    private ItemText? TextAbout(AxisMeaning row, AttributeDefinition attribute, Cell cell)
    {
        if (row.Item is not { } item || row.IsIgnored || string.IsNullOrWhiteSpace(cell.Text) || IsSign(cell))
            return null;
        if (PeriodResolver.Resolve(PeriodPhrase.Unsaid, _context.Report) is not { } span)
        {
            _missesPeriod = true;
            return null;
        }

        var area = row.Area?.Value ?? _context.Title.Area?.Value ?? Catalog.Areas[0];
        return new ItemText(item.Value.Kind.Code, item.Value.Id, item.Value.Name, area.Code, attribute.Code, span.Natural, cell.Text.Trim(), OriginOf(cell));
    }

    // 无 under 存在问题 says that there is none; a dash says nothing.
    private static bool IsSign(Cell cell) => cell.Content.Kind == CellKind.Missing && !cell.Text.Any(char.IsLetter);

    private CellReading Plain(TableCell cell) => new(cell, cell.Cell.Content.Number?.Value, null, null, null, null, null);

    private CellReading ReadCell(TableCell cell, AxisMeaning row, AxisMeaning column)
    {
        if (Together(cell) is { } together)
        {
            // What neither label says alone is nothing unknown when both together are the name of an indicator.
            row = Cleared(row, cell.RowLabels, together);
            column = Cleared(column, cell.ColumnLabels, together);
        }

        foreach (var problem in row.Problems.Concat(column.Problems))
            Tell(problem.Code, problem.Label, problem.Arguments);

        var number = cell.Cell.Content.Number;
        var indicator = IndicatorOf(cell, row, column);
        if (indicator is not null && row.Problems.IsEmpty && column.Problems.IsEmpty && number is null)
            TellBrokenValue(cell.Cell);

        if (number?.Unit is { } typed && _labels.Vocabulary.UnitOf(typed) is null)
        {
            // A unit that nobody knows may change the figure by any factor.
            if (indicator is not null)
                Tell(FindingCodes.UnknownUnit, cell.Cell, [typed]);
            return Plain(cell);
        }

        var word = MeasureOf(row, column);
        var label = PeriodOf(row, column);
        var (unit, unitLabel) = UnitOf(number, row, column, indicator, word);
        var measure = MeasureUnits.Decide(word?.Value, unit);
        var span = label is null ? null : SpanOf(label, measure, cell);
        // What stands beside a bare month says more of it than a title that is about the year to date.
        var said = label?.Accumulation ?? ImpliedByCumulativeBeside(row, column) ?? label?.Within(_context.Report with { YearOffset = null }).Accumulation;
        if (number is null || indicator is null || label is null || !row.Problems.IsEmpty || !column.Problems.IsEmpty)
            return new CellReading(cell, number?.Value, span?.Natural, said, word is null && indicator is null ? null : measure, unit?.Name, null);

        if (!Fits(measure, indicator, word, cell, out var canonical))
            return new CellReading(cell, number.Value.Value, span?.Natural, said, measure, unit?.Name, null);
        if (unit is null && _context.UnknownUnit is { } unknown)
        {
            // The catalog's unit is not taken where the sheet names one that nobody knows.
            Tell(FindingCodes.UnknownUnit, unknown.Where!, [unknown.Value]);
            return new CellReading(cell, number.Value.Value, span?.Natural, said, measure, null, null);
        }

        unit ??= AssumeUnit(measure, indicator, canonical, row, column, cell);
        if (unit.Quantity != canonical.Quantity)
        {
            Tell(FindingCodes.UnitOfAnotherKind, unitLabel ?? cell.Cell, [unit.Name, indicator.Name, canonical.Name]);
            return new CellReading(cell, number.Value.Value, span?.Natural, said, measure, unit.Name, null);
        }

        if (span is not { } stretch)
        {
            _missesPeriod = true;
            return new CellReading(cell, number.Value.Value, null, said, measure, unit.Name, null);
        }

        if (PeriodResolver.InOwnFrequency(stretch, said, indicator) is not { } period)
        {
            var code = said == Accumulation.Stock && indicator.Accumulation != Accumulation.Stock ? FindingCodes.MeasureDoesNotFit : FindingCodes.PeriodOfAnotherFrequency;
            var where = row.PeriodLabel ?? column.PeriodLabel ?? _context.ReportLabel ?? cell.Cell;
            Tell(code, where, code == FindingCodes.MeasureDoesNotFit ? [where.Text.Trim(), indicator.Name] : [indicator.Name, where.Text.Trim(), FrequencyName(indicator.Frequency)]);
            return new CellReading(cell, number.Value.Value, stretch.Natural, said, measure, unit.Name, null);
        }

        var area = AreaOf(row, column);
        var item = ItemOf(row, column);
        if (area is null)
            return new CellReading(cell, number.Value.Value, period.Period, period.Accumulation, measure, unit.Name, null);
        decimal? value = null;
        if (number.Value.Value is { } shown)
        {
            if (!unit.TryConvert(shown, canonical, out var converted))
            {
                Tell(FindingCodes.NumberTooLarge, cell.Cell, [cell.Cell.Text.Trim()]);
                return new CellReading(cell, shown, period.Period, period.Accumulation, measure, unit.Name, null);
            }

            value = unit == canonical ? shown : converted.Tidied();
        }

        var observation = new Observation(
            new SeriesKey(indicator.Code, area.Code, item?.Id, indicator.Frequency, period.Accumulation, measure),
            period.Period,
            value,
            canonical.Name,
            value is null ? ObsStatus.Missing : _context.Status,
            label.YearOffset < 0 || IsEarlierYear(stretch) ? Basis.Comparable : Basis.Own,
            number.Value.Missing,
            OriginOf(cell.Cell));
        return new CellReading(cell, number.Value.Value, period.Period, period.Accumulation, measure, canonical.Name, observation, ToleranceOf(number.Value.Value, unit, canonical));
    }

    private Indicator? IndicatorOf(TableCell cell, AxisMeaning row, AxisMeaning column)
    {
        if (row.Indicator is { } r && column is { Indicator: { } c, IsIndicatorOfNeighbor: false } && r.Value != c.Value)
        {
            Tell(FindingCodes.ContradictoryLabels, Later(r.Where!, c.Where!), [Later(r.Where!, c.Where!).Text.Trim(), Earlier(r.Where!, c.Where!).Address.ToString(), Earlier(r.Where!, c.Where!).Text.Trim()]);
            return null;
        }

        var said = row.Indicator?.Value ?? column.Indicator?.Value;
        if (said is not null)
            return said;
        if (_context.Title.Indicator is { } title)
            return title.Value;
        var kind = _headings.Values.Select(h => h.Kind?.Value).FirstOrDefault(k => k?.Indicator is not null);
        if (kind?.Indicator is { } code && (row.Item is not null || row.IsTotal))
            return Catalog.IndicatorsByCode[code];
        if (row.Problems.IsEmpty && column.Problems.IsEmpty && cell.Cell.Content.Number is not null)
        {
            var where = column.Innermost ?? row.Innermost ?? cell.Cell;
            Tell(FindingCodes.NoIndicator, where, [where.Text.Trim()]);
        }

        return null;
    }

    // Only labels that say nothing of an indicator, or different ones, need to be read together.
    private Indicator? Together(TableCell cell)
    {
        var (row, column) = (_rows[cell.Cell.Address.Row], _columns[cell.Cell.Address.Column]);
        if (cell.RowLabels.Length == 0 || cell.ColumnLabels.Length == 0 || (row.Problems.IsEmpty && column.Problems.IsEmpty && (row.Indicator is null) != (column.Indicator is null)))
            return null;
        return cell.ColumnLabels.Reverse().Select(c => _labels.ReadTogether(cell.RowLabels[^1].Text, c.Text)).FirstOrDefault(i => i is not null);
    }

    private static AxisMeaning Cleared(AxisMeaning axis, ImmutableArray<Cell> labels, Indicator together) => axis with
    {
        Indicator = new(together, labels[^1]),
        Problems = axis.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && labels.Contains(p.Label)),
    };

    private Said<MeasureWord>? MeasureOf(AxisMeaning row, AxisMeaning column)
    {
        if (row.Measure is { } r && column.Measure is { } c)
        {
            if (c.Value.With(r.Value) is { } both)
                return new(both, c.Where);
            Tell(FindingCodes.ContradictoryLabels, Later(r.Where!, c.Where!), [Later(r.Where!, c.Where!).Text.Trim(), Earlier(r.Where!, c.Where!).Address.ToString(), Earlier(r.Where!, c.Where!).Text.Trim()]);
            return c;
        }

        return column.Measure ?? row.Measure ?? _titleMeasure;
    }

    // A title (各乡镇固定资产投资增速) speaks for the figures only where no label in the table does, and only of what can be nothing but
    // the measure of its indicator: 完成 and 目标 in a title name the subject of the report.
    private Said<MeasureWord>? TitleMeasure() =>
        _context.Title is { Indicator: not null, Measure: { Value.Measure: Measure.Yoy or Measure.Mom or Measure.Rank or Measure.YoyRank } measure }
        && _rows.Values.Concat(_columns.Values).All(a => a.Measure is null)
            ? measure
            : null;

    // Null when the row and the column contradict each other.
    private PeriodPhrase? PeriodOf(AxisMeaning row, AxisMeaning column)
    {
        var (r, c) = (row.Period, column.Period);
        var yearsDiffer = r.Year is not null && c.Year is not null && r.Year != c.Year;
        var partsDiffer = r.Part is { IsRelative: false } rp && c.Part is { IsRelative: false } cp && (rp.FromMonth, rp.ToMonth) != (cp.FromMonth, cp.ToMonth);
        if ((yearsDiffer || partsDiffer) && row.PeriodLabel is { } rl && column.PeriodLabel is { } cl)
        {
            Tell(FindingCodes.ContradictoryPeriods, Later(rl, cl), [Later(rl, cl).Text.Trim(), Earlier(rl, cl).Address.ToString(), Earlier(rl, cl).Text.Trim()]);
            return null;
        }

        // 本月 beside 5月 is May, whichever of the two labels the row.
        return r.Part is { IsRelative: true } ? r.Within(c) : c.Within(r);
    }

    private PeriodSpan? SpanOf(PeriodPhrase label, Measure measure, TableCell cell)
    {
        // A target for the year stands at the report's own period.
        if (measure is Measure.Target or Measure.YoyTarget && (label.Part is null or { Form: PeriodForm.Year }) && (label.Year is null || label.Year == _context.Report.Year))
            label = label with { Part = null, YearOffset = null, Accumulation = null };

        // Where nothing else says when, the report is about the latest period that a heading names.
        var report = _context.Report.Year is null && !label.IsDated && _latestHeading.Year is not null ? _latestHeading : _context.Report;
        if (report.Year is null && label.Year is null && _context.FilledIn is { } day)
        {
            var phrase = label.Part is { IsRelative: false } ? label : report;
            var dated = PeriodResolver.WithYearBefore(phrase, day);
            if (dated.Year is not null)
            {
                report = report with { Year = dated.Year };
                var where = _context.ReportLabel ?? _columns[cell.Cell.Address.Column].PeriodLabel ?? _rows[cell.Cell.Address.Row].PeriodLabel ?? cell.Cell;
                Tell(FindingCodes.YearAssumed, where, [where.Text.Trim(), dated.Year.Value.ToString(CultureInfo.InvariantCulture)]);
            }
        }

        var span = PeriodResolver.Resolve(label, report);
        var row = _rows[cell.Cell.Address.Row];
        var column = _columns[cell.Cell.Address.Column];
        var where2 = label.Part is { IsRelative: false } || label.Year is not null ? column.PeriodLabel ?? row.PeriodLabel : null;
        if (span is not null && measure is not (Measure.Target or Measure.YoyTarget))
        {
            // 上年同期 beside 1-6月 names the report's own stretch.
            if (where2 is null)
                _takesReportPeriod = true;
            else if (PeriodResolver.Resolve(label.YearOffset < 0 ? label with { YearOffset = 0 } : label, report) is { } named)
                _labeledPeriods.Add((new(named, where2), cell.Cell));
        }

        return span;
    }

    private Accumulation? ImpliedByCumulativeBeside(AxisMeaning row, AxisMeaning column)
    {
        bool IsBeside(PeriodPart? part, bool isRow) => part is { Form: PeriodForm.Month } p && _cumulatedMonths.Contains((p.ToMonth, isRow));
        return IsBeside(column.Period.Part, false) || IsBeside(row.Period.Part, true) ? Accumulation.Period : null;
    }

    private (Unit? Unit, Cell? Label) UnitOf(CellNumber? number, AxisMeaning row, AxisMeaning column, Indicator? indicator, Said<MeasureWord>? word)
    {
        if (number?.Unit is { } typed)
            return (_labels.Vocabulary.UnitOf(typed), null);

        var places = new[] { column.Units, row.Units, _context.Title.Units };
        if (indicator is null)
        {
            var nearest = places.FirstOrDefault(p => p is { Value.Length: 1 });
            // A rate or a place has the unit of its kind, whatever the line above says of the figures beside it.
            return MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, nearest?.Value[0])) is { } builtIn && nearest?.Value[0].Quantity != builtIn.Quantity
                ? (builtIn, null)
                : (nearest?.Value[0], nearest?.Where);
        }

        foreach (var place in places)
        {
            if (place is not { } said)
                continue;
            // Which quantity is meant depends on the measure, and 增减 becomes a measure only by its unit.
            foreach (var unit in said.Value)
            {
                var measure = MeasureUnits.Decide(word?.Value, unit);
                var expected = MeasureUnits.UnitOf(measure, indicator);
                // ‰ of a caption is the unit of levels; a rate is in it only where the label that names the rate says so.
                if (unit.Quantity == expected.Quantity && (MeasureUnits.IsInOwnUnit(measure) || unit == expected || said.Where == word?.Where))
                    return (unit, said.Where);
            }

            var bySilence = MeasureUnits.Decide(word?.Value, null);
            if (MeasureUnits.IsInOwnUnit(bySilence) || said.Where == word?.Where)
                return (said.Value[0], said.Where);
        }

        var implied = MeasureUnits.Decide(word?.Value, null);
        return MeasureUnits.IsInOwnUnit(implied) ? (null, null) : (MeasureUnits.UnitOf(implied, indicator), null);
    }

    private bool Fits(Measure measure, Indicator indicator, Said<MeasureWord>? word, TableCell cell, out Unit canonical)
    {
        canonical = MeasureUnits.UnitOf(measure, indicator);
        if (measure != Measure.YoyPoints || indicator.Unit.Quantity == Unit.Percent.Quantity)
            return true;
        var where = word?.Where ?? cell.Cell;
        Tell(FindingCodes.MeasureDoesNotFit, where, [where.Text.Trim(), indicator.Name]);
        return false;
    }

    private Unit AssumeUnit(Measure measure, Indicator indicator, Unit canonical, AxisMeaning row, AxisMeaning column, TableCell cell)
    {
        if (MeasureUnits.IsInOwnUnit(measure))
        {
            var where = row.Indicator?.Where ?? column.Indicator?.Where ?? column.Innermost ?? row.Innermost ?? cell.Cell;
            Tell(FindingCodes.UnitAssumed, where, [indicator.Name, canonical.Name]);
        }

        return canonical;
    }

    private RefArea? AreaOf(AxisMeaning row, AxisMeaning column)
    {
        if (row.Area is { } r && column.Area is { } c && r.Value != c.Value)
        {
            Tell(FindingCodes.ContradictoryLabels, Later(r.Where!, c.Where!), [r.Value.Name, Earlier(r.Where!, c.Where!).Address.ToString(), c.Value.Name]);
            return null;
        }

        if (row.Area is not null || column.Area is not null)
            return row.Area?.Value ?? column.Area!.Value.Value;
        if ((row.IsTotal || column.IsTotal) && _totalArea is not null)
            return _totalArea;
        return _context.Title.Area?.Value ?? Catalog.Areas[0];
    }

    private ItemRef? ItemOf(AxisMeaning row, AxisMeaning column) =>
        row.Item?.Value ?? column.Item?.Value ?? (row.IsTotal || column.IsTotal ? null : _context.Title.Item?.Value);

    // The latest period that labels name is the one the report is about; a title left over from another month contradicts it.
    private void CheckReportPeriod()
    {
        if (!_context.SaysReportItself || _context.ReportLabel is not { } title || _context.InLines is not { Year: not null, LastYear: null } said || _labeledPeriods.Count == 0
            || PeriodResolver.Resolve(PeriodPhrase.Unsaid, said) is not { } report)
        {
            return;
        }

        var latest = _labeledPeriods.MaxBy(p => p.Period.Value.End);
        var contradicts = latest.Period.Value.End > report.End
            || (latest.Period.Value.End < report.End && said.Part is not null and not { Form: PeriodForm.Year } && !_takesReportPeriod);
        if (contradicts)
            Tell(FindingCodes.ContradictoryPeriods, latest.Period.Where!, [latest.Period.Where!.Text.Trim(), title.Address.ToString(), title.Text.Trim()]);
    }

    // 5月 is followed by 1-5月 or follows it (January is its own cumulative): beside another month's cumulative one of the two is wrong.
    private void CheckMonthsBesideCumulatives(List<AxisMeaning> axes)
    {
        for (var i = 0; i + 1 < axes.Count; i++)
        {
            if (axes[i].Period.Part is { Form: PeriodForm.Month, ToMonth: > 1 } month && CumulativeAt(i + 1) is { } next && next != month.ToMonth && CumulativeAt(i - 1) != month.ToMonth
                && axes[i].PeriodLabel is { } earlier && axes[i + 1].PeriodLabel is { } later && axes[i].Period.Year == axes[i + 1].Period.Year)
            {
                Tell(FindingCodes.ContradictoryPeriods, later, [later.Text.Trim(), earlier.Address.ToString(), earlier.Text.Trim()]);
            }
        }

        int? CumulativeAt(int place) => place >= 0 && axes[place].Period.Part is { Form: PeriodForm.Months, FromMonth: 1 } part ? part.ToMonth : null;
    }

    private bool IsEarlierYear(PeriodSpan span) =>
        (_context.SaysReportItself || _context.ReportLabel is null) && _context.Report is { Year: { } year, LastYear: null, Part: not null } && span.Year < year;

    private void TellBrokenValue(Cell cell)
    {
        switch (cell.Value)
        {
            case CellValue.Error error:
                Tell(FindingCodes.ErrorInCell, cell, [error.Code]);
                break;
            case CellValue.Nothing:
                Tell(FindingCodes.FormulaWithoutResult, cell, []);
                break;
            case CellValue.Date date:
                Tell(FindingCodes.DateInValueCell, cell, [date.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)]);
                break;
            default:
                Tell(FindingCodes.TextInValueCell, cell, [cell.Text.Trim()]);
                break;
        }
    }

    private static decimal ToleranceOf(decimal? shown, Unit unit, Unit canonical)
    {
        if (shown is not { } value)
            return 0;
        var half = 0.5m;
        for (var digits = value.Scale; digits > 0; digits--)
            half /= 10;
        return unit.Convert(half, canonical);
    }

    private static string FrequencyName(Freq freq) => freq switch
    {
        Freq.Annual => "年度",
        Freq.HalfYearly => "半年度",
        Freq.Quarterly => "季度",
        Freq.Monthly => "月度",
        Freq.Weekly => "周度",
        _ => "日度",
    };

    private static Cell Later(Cell a, Cell b) => a.Address > b.Address ? a : b;

    private static Cell Earlier(Cell a, Cell b) => a.Address > b.Address ? b : a;

    private Origin OriginOf(Cell cell) => new(_table.Sheet.Name, cell.Address.ToString());

    private void Tell(FindingCode code, Cell where, ImmutableArray<string> arguments)
    {
        if (_told.Add((code, where.Address.ToString(), string.Join('\n', arguments))))
            _findings.Add(Make(code, where.Address.ToString(), where.Text.Trim(), arguments));
    }

    private Finding Make(FindingCode code, string? cell, string? shown, ImmutableArray<string> arguments) =>
        new(code, code.Severity, _table.Sheet.Name, cell, shown, arguments);
}
