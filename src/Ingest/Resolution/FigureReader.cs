using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Puts together what a row, a column and the title say of their figures: it makes one series, or problems to be told.</summary>
/// <param name="titleMeasure">What the title says of the measure where no label does.</param>
/// <param name="units">What the lines say of units, and whether figures hear it.</param>
internal sealed class FigureReader(
    TableContext context, LabelReader labels, ColumnMeanings headings, Said<MeasureWord>? titleMeasure, StretchesAlone alone, UnheardUnits units)
{
    private readonly NamesTogether _names = new(labels);

    private readonly PiecesOfNames _pieces = new(labels);

    private readonly PeriodPhrase _latestHeading = headings.Columns.Values
        .Select(c => c.Period)
        .Where(p => p is { Year: not null, LastYear: null })
        .MaxBy(p => PeriodResolver.Resolve(PeriodPhrase.Unsaid, p)?.End) ?? PeriodPhrase.Unsaid;

    // 2021年 2022年 2023年 in 财政收支2024-01.xlsx are years: of a sheet whose own lines say no period, a name says nothing of columns that are all of earlier years.
    private readonly PeriodPhrase _report = context is { InLines.IsDated: false, ReportLabel: null, Report: { Year: { } reported, Part: not null } }
        && headings.Columns.Values.Where(c => c.Period.IsDated).ToList() is { Count: > 0 } dated
        && dated.TrueForAll(c => c.Period is { Year: { } year, Part: null } && year < reported)
            ? new PeriodPhrase(dated.Max(c => c.Period.Year))
            : context.Report;

    private readonly bool _columnsNameStretches = headings.Columns.Values.Any(c => c.Period is { YearOffset: null, Part: { IsRelative: false, Form: not PeriodForm.Year } });

    private readonly ItemKind? _measuredKind = headings.Headings.Values.Select(h => h.Kind?.Value).FirstOrDefault(k => k?.Indicator is not null);

    private readonly bool _standsBesideTheYearBefore = headings.Columns.Values.Any(c => c.Measure is null or { Value.Measure: Measure.Level } && c.Period.YearOffset < 0) || headings.Columns.Values.Select(c => c.Period.Year).OfType<int>().Distinct().Count() > 1;

    private readonly List<Said<PeriodSpan>> _labeledPeriods = [];

    private readonly HashSet<Indicator> _recorded = new(ReferenceEqualityComparer.Instance);

    private Cell? _bareStretch;

    /// <summary>The periods that labels name.</summary>
    public IReadOnlyList<Said<PeriodSpan>> LabeledPeriods => _labeledPeriods;

    /// <summary>The indicators that some figures are of.</summary>
    public IReadOnlySet<Indicator> Recorded => _recorded;

    /// <summary>Whether some figures are of the report's period because no label of theirs says another.</summary>
    public bool TakesReportPeriod { get; private set; }

    /// <summary>Whether some figures are of a stretch, not of its end.</summary>
    public bool RecordsStretches { get; private set; }

    /// <summary>Whether some figures are of the title's indicator because no label of theirs names another.</summary>
    public bool TakesTitlesIndicator { get; private set; }

    /// <param name="typed">The unit typed into the cell itself; null for none.</param>
    public FigureMeaning Read(TableCell cell, AxisMeaning row, AxisMeaning column, string? typed)
    {
        var problems = ImmutableArray.CreateBuilder<FigureProblem>();
        if (Together(cell, row, column) is { } together)
        {
            // What neither label says alone is nothing unknown when both together are the name of an indicator.
            row = Cleared(row, together.Row, together.Indicator);
            column = Cleared(column, together.Column, together.Indicator);
        }

        column = WithoutGroups(WithoutEndOfName(column, row), cell, (row.Indicator ?? column.Indicator ?? context.Title.Indicator)?.Value);
        foreach (var problem in row.Problems.Concat(column.Problems))
            problems.Add(new FigureProblem(problem));

        var isUnderstood = row.Problems.IsEmpty && column.Problems.IsEmpty;
        var indicator = IndicatorOf(row, column, problems);
        var typedUnit = typed is null ? null : labels.Vocabulary.StatedUnitOf(typed);
        if (typed is not null && typedUnit is null)
        {
            // A unit that nobody knows may change the figure by any factor.
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, null, [typed])));
            return new FigureMeaning { Indicator = indicator, Problems = problems.ToImmutable() };
        }

        var word = MeasureOf(row, column, problems);
        if (typedUnit is null && indicator is not null && SeveralUnitsOf(row, column, indicator, word) is { } several)
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, several.Where, [string.Join('、', several.Value.Select(u => u.Name))]), OnlyOfNumbers: true));
        var phrase = PeriodOf(row, column, problems);
        var (unit, unitLabel) = UnitOf(typedUnit, row, column, indicator, word);
        if (typedUnit is null && unitLabel is not null && OtherUnitOf(row, unit!, unitLabel, cell) is { } other)
            problems.Add(Contradiction(FindingCodes.ContradictoryLabels, unitLabel, other) with { OnlyOfNumbers = true });
        var measure = Decide(word, unit, unitLabel, indicator);
        if (typedUnit is null && indicator is not null && AmountsUnitOver(cell, row, column, indicator, word, measure) is { } amounts)
            problems.Add(Contradiction(FindingCodes.ContradictoryLabels, word!.Value.Where!, amounts) with { OnlyOfNumbers = true });
        if (word is { Value.IsSignAlone: true, Where: { } sign } && typedUnit is null && unitLabel is null)
            problems.Add(new FigureProblem(new(FindingCodes.AmbiguousLabel, sign, [sign.Text.Trim(), "@growth_or_difference"]), OnlyOfNumbers: true));
        // So may 增减 be where no unit is said of it, or the caption's 万元、%, unless the year before stands beside it to reckon with.
        else if (word is { Value: { Measure: null, IsResult: false }, Where: { } change } && change == column.Measure?.Where && typedUnit is null && !_standsBesideTheYearBefore
            && (unitLabel is null || (unitLabel == context.Title.Units?.Where && context.Title.Units.Value.Value.Contains(Unit.Percent) && measure == Measure.YoyDiff)))
            problems.Add(new FigureProblem(new(FindingCodes.AmbiguousLabel, change, [change.Text.Trim(), "@growth_or_difference"]), OnlyOfNumbers: true));
        var span = phrase is null ? null : SpanOf(phrase, measure, row, column, problems);
        // What stands beside a bare month says more of it than a title that is about the year to date.
        var saidByLabels = phrase?.Accumulation ?? ImpliedByCumulativeBeside(row, column);
        var said = saidByLabels ?? phrase?.Within(_report with { YearOffset = null }).Accumulation;
        var meaning = new FigureMeaning
        {
            Indicator = indicator,
            Measure = word is null && indicator is null ? null : measure,
            Span = span,
            Said = said,
            Unit = (typedUnit is null && MeasureUnits.IsInOwnUnit(measure) ? RatioOf(row, column) : null) ?? unit,
        };
        var series = indicator is null || phrase is null || !isUnderstood
            ? null
            : SeriesOf(new Parts(indicator, measure, word, phrase, column.PeriodLabel ?? row.PeriodLabel, span, said, saidByLabels is not null || context.SaysCumulative, unit, unitLabel), row, column, problems);
        if (series is not null)
            _recorded.Add(series.Indicator);
        return meaning with { Recorded = series, Problems = problems.ToImmutable() };
    }

    private FigureMeaning.Series? SeriesOf(Parts parts, AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        var (indicator, measure) = (parts.Indicator, parts.Measure);
        var canonical = MeasureUnits.UnitOf(measure, indicator);
        if (measure == Measure.YoyPoints && indicator.Unit.Quantity != Unit.Percent.Quantity)
        {
            // Percentage points may be said by the figure's own cell: then it is the one to be looked at.
            var saying = parts.Unit is null ? parts.Word?.Where : parts.UnitLabel;
            return Refused(FindingCodes.MeasureDoesNotFit, saying, [saying is null && parts.Unit is { } typed ? typed.Name : TextOf(saying), indicator.Name]);
        }

        if (IndexBaseOf(parts, row, column) is { } indexBase && !(measure == Measure.Level && indicator.Unit.IsOfIndices))
            return Refused(FindingCodes.MeasureDoesNotFit, indexBase, [TextOf(indexBase), indicator.Name]);
        if (InKnownUnit(parts, canonical, row, column, problems) is not { } unit)
            return null;
        if (CountingOf(parts, canonical, row, column) is { } counting)
            return Refused(FindingCodes.UnitOfAnotherKind, counting, [TextOf(counting), indicator.Name, canonical.Name]);
        if (unit.Quantity != canonical.Quantity)
            return Refused(FindingCodes.UnitOfAnotherKind, parts.UnitLabel, [unit.Name, indicator.Name, canonical.Name]);
        if (parts.Span is not { } stretch)
            return Refused(FindingCodes.NoPeriod, null, []);
        if (PeriodResolver.InOwnFrequency(stretch, parts.Said, indicator) is not { } period)
        {
            var where = row.PeriodLabel ?? column.PeriodLabel ?? context.ReportLabel;
            return parts.Said == Accumulation.Stock && indicator.Accumulation != Accumulation.Stock
                ? Refused(FindingCodes.MeasureDoesNotFit, where, [TextOf(where), indicator.Name])
                : Refused(FindingCodes.PeriodOfAnotherFrequency, where, [indicator.Name, TextOf(where), $"@freq_{Codelists.Freq[indicator.Frequency]}"]);
        }

        if (period.Accumulation == Accumulation.YearToDate && IsUnclear(parts))
        {
            // One label stands for all of the table: nobody mixes the two.
            _bareStretch ??= column.PeriodLabel ?? row.PeriodLabel;
            problems.Add(new FigureProblem(new(FindingCodes.StretchUnclear, _bareStretch, [TextOf(_bareStretch)]), OnlyOfNumbers: true));
        }

        if (MeasureUnits.IsInOwnUnit(measure))
            units.Take(unit, parts.UnitLabel);
        RecordsStretches |= period.Accumulation != Accumulation.Stock;
        var basis = parts.Phrase.YearOffset < 0 || IsEarlierYear(stretch) ? Basis.Comparable : Basis.Own;
        return new FigureMeaning.Series(indicator, measure, period.Period, period.Accumulation, unit, canonical, basis);

        FigureMeaning.Series? Refused(FindingCode code, Cell? where, ImmutableArray<string> arguments)
        {
            problems.Add(new FigureProblem(new(code, where, arguments), OnlyOfNumbers: true));
            return null;
        }
    }

    // 10月 may be October or the year until then, and so may its growth. What is aimed at is the year's, unless its own words say otherwise (四季度计划), and a change on the month before is the month's.
    private static bool IsUnclear(Parts parts) =>
        parts is { SaysHow: false, Phrase.Part: { Form: PeriodForm.Month or PeriodForm.Quarter, FromMonth: > 1 } or { IsTheOneBefore: true }, Indicator: { Accumulation: Accumulation.YearToDate, Frequency: not Freq.Annual } }
        && (parts.Measure is Measure.Level or Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints || (parts.Measure is Measure.Target && parts.Word?.Where is { } aim && aim == parts.PeriodLabel) || (parts.Measure is Measure.Share or Measure.Rank or Measure.YoyRank && !parts.Phrase.Part.Value.IsTheOneBefore));

    // 105.6 under 上年同期=100 is no growth of 105.6 %. A title says so of figures of which no label says anything else.
    private Cell? IndexBaseOf(Parts parts, AxisMeaning row, AxisMeaning column) =>
        column.IndexBase ?? row.IndexBase ?? (parts is { Word: null or { Value.Measure: Measure.Level }, Unit: null } ? context.Title.IndexBase : null);

    // 数量 heads what is counted: no amount in 万元 and no rate, unless a label of the figure's own says so.
    private static Cell? CountingOf(Parts parts, Unit canonical, AxisMeaning row, AxisMeaning column) =>
        column.Heads == HeadingKind.Counts && (canonical.Factor != 1 || Unit.BuiltIn.Contains(canonical)) && MeasureUnits.IsInOwnUnit(parts.Measure)
        && (parts.Unit is null || (parts.UnitLabel is { } line && line != row.Units?.Where && line != column.Units?.Where))
            ? column.Innermost
            : null;

    // The unit that the figures are in; null where it is in doubt. The catalog's own is not taken where the sheet names one that nobody knows.
    private Unit? InKnownUnit(Parts parts, Unit canonical, AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        if (parts.Unit is { } stated)
        {
            if (labels.Vocabulary.UnitFor(stated, canonical) is { } unit)
                return unit;
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, parts.UnitLabel, [stated.Name]), OnlyOfNumbers: true));
            return null;
        }

        if (row.LacksUnit && MeasureUnits.IsInOwnUnit(parts.Measure))
        {
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, row.Innermost, ["@unit_blank"]), OnlyOfNumbers: true));
            return null;
        }

        if (context.UnknownUnit is { } unknown)
        {
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, unknown.Where, [unknown.Value]), OnlyOfNumbers: true));
            return null;
        }

        // Under 地区生产总值构成 24.3 is no amount only because nothing else is said.
        if (context.OpenWord is { } word && parts.Word is null)
        {
            problems.Add(new FigureProblem(new(FindingCodes.UnknownLabel, word.Where, [word.Value]), OnlyOfNumbers: true));
            return null;
        }

        if (MeasureUnits.IsInOwnUnit(parts.Measure))
        {
            var where = row.Indicator?.Where ?? column.Indicator?.Where ?? column.Innermost ?? row.Innermost;
            problems.Add(new FigureProblem(new(FindingCodes.UnitAssumed, where, [parts.Indicator.Name, canonical.Name]), OnlyOfNumbers: true));
        }

        return canonical;
    }

    private Indicator? IndicatorOf(AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        if (row.Indicator is { } r && column is { Indicator: { } c, IsIndicatorOfNeighbor: false } && r.Value.Code != c.Value.Code)
        {
            // 累计支出 under 一般公共预算支出进度 is the end of that name and of 民生支出, which the row says.
            if (c.Where is { } end && labels.Read(end.Text).Indicator is null && _pieces.EndsName(end.Text, r.Value))
                return r.Value;
            // 产量 over the row of 粮食产量 is that of grain.
            if ((Within(r.Value, c) ?? Within(c.Value, r)) is { } within)
                return within;
            problems.Add(Contradiction(FindingCodes.ContradictoryLabels, r.Where!, c.Where!));
            return null;
        }

        // 产值 of a chain is 产业链产值, whatever it is of by itself.
        if (row.Indicator is null && column.Indicator is { } ofKind && (row.Item?.Value.Kind ?? (row.IsTotal ? _measuredKind : null))?.Indicator is { } measured
            && labels.Vocabulary.Catalog.IndicatorsByCode[measured] is var itsOwn && ofKind.Where is { } heading && labels.Read(heading.Text).Indicator == ofKind.Value && _pieces.EndsName(heading.Text, itsOwn))
            return itsOwn;
        if ((row.Indicator ?? column.Indicator) is { } labeled)
        {
            // 投资额 under 固定资产投资 is the end of the title's words.
            TakesTitlesIndicator |= labeled.Value == context.Title.Indicator?.Value && labeled.Where is { } where && labels.Read(where.Text).Indicator is null;
            return labeled.Value;
        }

        if (context.Title.Indicator is { } title)
        {
            TakesTitlesIndicator = true;
            return title.Value;
        }

        if (_measuredKind?.Indicator is { } code && (row.Item is not null || row.IsTotal))
            return labels.Vocabulary.Catalog.IndicatorsByCode[code];
        if (row.Problems.IsEmpty && column.Problems.IsEmpty)
        {
            var where = column.Innermost ?? row.Innermost;
            problems.Add(new FigureProblem(new(FindingCodes.NoIndicator, where, [TextOf(where)]), OnlyOfNumbers: true));
        }

        return null;
    }

    private Indicator? Within(Indicator subject, Said<Indicator> said) => said.Where is { } label ? _names.Within(subject, label.Text) : null;

    /// <summary>
    /// The indicator that a row's label names together with one of its column. Only labels that say nothing of an indicator, or different ones, need to
    /// be read together.
    /// </summary>
    public NamedTogether? Together(TableCell cell, AxisMeaning row, AxisMeaning column)
    {
        if (cell.RowLabels.Length == 0 || cell.ColumnLabels.Length == 0 || (row.Problems.IsEmpty && column.Problems.IsEmpty && (row.Indicator is null) != (column.Indicator is null)))
            return null;
        for (var i = cell.ColumnLabels.Length - 1; i >= 0; i--)
        {
            if (_names.Of(cell.RowLabels[^1].Text, cell.ColumnLabels[i].Text) is { } together)
                return new(together, cell.RowLabels[^1], cell.ColumnLabels[i]);
        }

        return null;
    }

    // 投资额 over the row of 工业投资 says no more than the end of that name.
    private AxisMeaning WithoutEndOfName(AxisMeaning column, AxisMeaning row) => row.Indicator is not { } named || column.Problems.IsEmpty ? column : column with
    {
        Problems = column.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && p.Label is { } label && label == column.Innermost && _pieces.EndsName(label.Text, named.Value)),
    };

    // 收入 over 金额, with 税收收入 in the row, says no more than that name does.
    private AxisMeaning WithoutGroups(AxisMeaning column, TableCell cell, Indicator? indicator) => indicator is null || column.Problems.IsEmpty ? column : column with
    {
        Problems = column.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && p.Label is { } label && cell.ColumnLabels.IndexOf(label) is var place && place >= 0 && place < cell.ColumnLabels.Length - 1
            && _pieces.SaysNoMoreThan(label.Text, indicator)),
    };

    // 黑石镇 over 城镇新增就业, with 人数 above the figures, stays unknown: only what the name is made of is understood.
    private AxisMeaning Cleared(AxisMeaning axis, Cell piece, Indicator together) => axis with
    {
        Indicator = new(together, axis.Innermost ?? piece),
        Units = axis.Units?.Where == piece && labels.Read(piece.Text).UnitsBeside(together).IsEmpty ? null : axis.Units,
        Problems = axis.Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && (p.Label == piece || _pieces.SaysNoMoreThan(p.Label!.Text, together))),
    };

    private Said<MeasureWord>? MeasureOf(AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        if (row.Measure is not { } r || column.Measure is not { } c)
            return column.Measure ?? row.Measure ?? titleMeasure;
        if (c.Value.With(r.Value) is { } both)
            return new(both, c.Where);
        problems.Add(Contradiction(FindingCodes.ContradictoryLabels, r.Where!, c.Where!));
        return c;
    }

    // Null when the row and the column contradict each other.
    private PeriodPhrase? PeriodOf(AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        var (r, c) = (row.Period, column.Period);
        // 地区生产总值（前三季度） beside 1-10月: what has no figure of that says its own.
        if (row.Indicator is { Value: var quarterly } && row.PeriodLabel == row.Indicator.Value.Where && r is { Part: { IsRelative: false } its } && c is { Part: { IsRelative: false } theirs }
            && !PeriodResolver.Ends(theirs, quarterly.Frequency) && PeriodResolver.Ends(its, quarterly.Frequency))
            c = c with { Part = null, Accumulation = null };
        var yearsDiffer = r.Year is not null && c.Year is not null && r.Year != c.Year;
        var partsDiffer = r.Part is { IsRelative: false } rp && c.Part is { IsRelative: false } cp && (rp.FromMonth, rp.ToMonth) != (cp.FromMonth, cp.ToMonth);
        if ((yearsDiffer || partsDiffer) && row.PeriodLabel is { } rl && column.PeriodLabel is { } cl)
        {
            problems.Add(Contradiction(FindingCodes.ContradictoryPeriods, rl, cl));
            return null;
        }

        // 2021-2024年累计 is of no period that any report has.
        if ((c.LastYear is null ? r : c) is { LastYear: not null } && (column.YearLabel ?? row.YearLabel) is { } range && (c.Year ?? r.Year) is not null && (c.LastYear is not null || c.Year is null))
        {
            problems.Add(new FigureProblem(new(FindingCodes.InvalidPeriod, range, [range.Text.Trim()]), OnlyOfNumbers: true));
            return null;
        }

        // 本月 beside 5月 is May, whichever of the two labels the row.
        var said = r.Part is { IsRelative: true } ? r.Within(c) : c.Within(r);
        // 本期 and 上年同期 count from the year of the row beside them, whatever year the report is of.
        if (said is { Year: null, YearOffset: { } offset } && (r.Year ?? c.Year) is { } counted && (r.Year is null ? c : r).LastYear is null)
            said = said with { Year = counted + offset };
        // 2018 beside 2018年二季度 is the year, not a quarter of it.
        return _columnsNameStretches && said is { Year: not null, LastYear: null, Part: null } ? said with { Part = new PeriodPart(PeriodForm.Year, 1, 12) } : said;
    }

    private PeriodSpan? SpanOf(PeriodPhrase label, Measure measure, AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
    {
        // A target for the year stands at the report's own period.
        var isTarget = measure is Measure.Target or Measure.YoyTarget;
        if (isTarget && (label.Part is null or { Form: PeriodForm.Year }) && (label.Year is null || label.Year == _report.Year))
            label = label with { Part = null, YearOffset = label.YearOffset < 0 ? label.YearOffset : null, Accumulation = null };

        // Where nothing else says when, the report is about the latest period that a heading names.
        // A growth beside 2024年 and 2025年 is of the later, in the rows' own stretches (1-8月) or in that of the title.
        var isChangeBesideYears = label is { Year: null, YearOffset: null } && MeasureUnits.IsChange(measure) && !column.Period.IsDated;
        var report = (_report.Year is null || _report.LastYear is not null) && (!label.IsDated || label is { Year: null, YearOffset: not null } || isChangeBesideYears) && _latestHeading.Year is not null
            ? _latestHeading with { Part = _latestHeading.Part ?? (_report.LastYear is null ? _report.Part : null) }
            : _report;
        if (report.Year is null && label.Year is null && context.FilledIn is { } day)
        {
            var dated = PeriodResolver.WithYearBefore(label.Part is { IsRelative: false } ? label : report, day);
            if (dated.Year is { } year)
            {
                report = report with { Year = year };
                var where = context.ReportLabel ?? column.PeriodLabel ?? row.PeriodLabel;
                problems.Add(new FigureProblem(new(FindingCodes.YearAssumed, where, [TextOf(where), year.ToString(CultureInfo.InvariantCulture)])));
            }
        }

        var span = PeriodResolver.Resolve(label, report);
        if (span is not null && !isTarget)
        {
            var where = label.Part is { IsRelative: false } || label.Year is not null ? column.PeriodLabel ?? row.PeriodLabel : null;
            // 上年同期 beside 1-6月 names the report's own stretch.
            if (where is null)
                TakesReportPeriod = true;
            else if (PeriodResolver.Resolve(label is { YearOffset: < 0, Part: not { Form: PeriodForm.Year } } ? label with { Year = label.Year - label.YearOffset, YearOffset = 0 } : label, report) is { } named)
                _labeledPeriods.Add(new(named, where));
        }

        return span;
    }

    private Accumulation? ImpliedByCumulativeBeside(AxisMeaning row, AxisMeaning column)
    {
        var isPlace = (column.Measure ?? row.Measure)?.Value.Measure is Measure.Rank or Measure.YoyRank;
        return (column.Period.Part is { } across && alone.Contains(across, isRow: false, isPlace)) || (row.Period.Part is { } down && alone.Contains(down, isRow: true, isPlace)) ? Accumulation.Period : null;
    }

    private (Unit? Unit, Cell? Label) UnitOf(Unit? typed, AxisMeaning row, AxisMeaning column, Indicator? indicator, Said<MeasureWord>? word)
    {
        if (typed is not null)
            return (typed, null);
        var part = indicator is null ? null : context.PartUnits.FirstOrDefault(u => Says(column, u.Subject) || Says(row, u.Subject)) ?? context.PartUnits.FirstOrDefault(u => _pieces.Names(u.Subject, indicator));
        Said<ImmutableArray<Unit>>?[] places = [column.Units, row.Units, part?.Units, context.Title.Units];
        if (indicator is not null)
            return UnitOf(places, indicator, word);
        return UnitOfNothingKnown(places, word, new[] { column.Innermost, row.Innermost }.Any(l => l is not null && labels.Read(l.Text) is { NamesRate: true } or { Measure.Measure: Measure.Yoy }));
    }

    // 总产量 over figures of grain is what 单位：总产量：吨 speaks of, whatever else is called so.
    private static bool Says(AxisMeaning axis, string subject) =>
        axis.Innermost is { } label && LabelText.Normalize(label.Text).Contains(LabelText.Normalize(subject), StringComparison.Ordinal);

    // Nothing is recorded in 公斤/亩, which nobody knows; it is the unit of the figures all the same, and no other of a label further away is.
    private Unit? RatioOf(AxisMeaning row, AxisMeaning column)
    {
        if (column.Ratio is not null || column.Units is not null)
            return column.Ratio;
        if (row.Ratio is not null || row.Units is not null)
            return row.Ratio;
        return context.UnknownUnit is { } line ? labels.Read(line.Value).Ratio : null;
    }

    // 单位：亿元、万元 leaves open which is meant: what is counted by the head is in the smaller, anything else not in the bare one; else nobody knows.
    private Said<ImmutableArray<Unit>>? SeveralUnitsOf(AxisMeaning row, AxisMeaning column, Indicator indicator, Said<MeasureWord>? word)
    {
        if (!MeasureUnits.IsInOwnUnit(MeasureUnits.Decide(word?.Value, null)) || (column.Units ?? row.Units ?? context.Title.Units) is not { Value.Length: > 1 } said)
            return null;
        var fitting = said.Value.Where(u => labels.Vocabulary.UnitFor(u, indicator.Unit)?.Quantity == indicator.Unit.Quantity).DistinctBy(u => u.Factor).ToImmutableArray();
        return fitting.Length > 1 && UnitAmong(fitting, indicator) is null ? new(fitting, said.Where) : null;
    }

    private static Unit? UnitAmong(ImmutableArray<Unit> fitting, Indicator indicator)
    {
        if (indicator.Unit.Factor == 1)
            return indicator.Name.Contains("人均", StringComparison.Ordinal) ? fitting.FirstOrDefault(u => u == indicator.Unit) : null;
        return fitting.Where(u => u.Factor > 1).ToList() is [var only] ? only : null;
    }

    // 财政收入（万元） under 绝对量（元）: one of the two is ten thousand times wrong. What heads all labels of the rows gives way to the column's own.
    private static Cell? OtherUnitOf(AxisMeaning row, Unit unit, Cell unitLabel, TableCell cell) =>
        row.Units is { Value: { Length: > 0 } said, Where: { } where } && where != unitLabel && (cell.RowLabels.Contains(where) || where.Address.Row == cell.Cell.Address.Row)
            && !said.Contains(unit) && said.Any(u => u.Quantity == unit.Quantity)
            ? where
            : null;

    // 工业投资占比 beside 万元 in the column of units, or under 1-10月（万元）, is a share by its name and an amount by its unit.
    private static Cell? AmountsUnitOver(TableCell cell, AxisMeaning row, AxisMeaning column, Indicator indicator, Said<MeasureWord>? word, Measure measure)
    {
        if (MeasureUnits.IsInOwnUnit(measure) || indicator.Unit.Quantity == Unit.Percent.Quantity || word?.Where is not { } name || name.Address.Row != cell.Cell.Address.Row)
            return null;
        if (row.Units is { } beside)
            return beside.Where is { } unit && unit != name && unit.Address.Row == name.Address.Row && IsOfAmounts(beside) ? unit : null;
        return measure == Measure.Share && column.Units is { } over && IsOfAmounts(over) ? over.Where : null;

        bool IsOfAmounts(Said<ImmutableArray<Unit>> said) => said.Value.All(u => u.Quantity == indicator.Unit.Quantity);
    }

    // Of a caption for counts and rates both, a rate has the one and anything else the other.
    private static (Unit? Unit, Cell? Label) UnitOfNothingKnown(Said<ImmutableArray<Unit>>?[] places, Said<MeasureWord>? word, bool namesRate)
    {
        foreach (var place in places)
        {
            if (place is not { } said)
                continue;
            var isRate = namesRate || MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, said.Value.Length == 1 ? said.Value[0] : null)) is not null;
            var fitting = said.Value.Where(u => said.Value.Length == 1 || Unit.BuiltIn.Contains(u) == isRate).ToList();
            if (fitting is not [var only])
                continue;
            // A rate or a place has the unit of its kind, whatever the line above says of the figures beside it.
            return MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, only)) is { } builtIn && only.Quantity != builtIn.Quantity
                ? (builtIn, null)
                : (only, said.Where);
        }

        return (MeasureUnits.BuiltInUnitOf(MeasureUnits.Decide(word?.Value, null)), null);
    }

    private (Unit? Unit, Cell? Label) UnitOf(Said<ImmutableArray<Unit>>?[] places, Indicator indicator, Said<MeasureWord>? word)
    {
        foreach (var place in places)
        {
            if (place is not { } said)
                continue;
            if (said.Value.Length > 1 && MeasureUnits.IsInOwnUnit(MeasureUnits.Decide(word?.Value, null)) && UnitAmong([.. said.Value.Where(u => u.Quantity == indicator.Unit.Quantity).DistinctBy(u => u.Factor)], indicator) is { } among)
                return (among, said.Where);
            // Which quantity is meant depends on the measure, and 增减 becomes a measure only by its unit.
            foreach (var unit in said.Value)
            {
                var measure = Decide(word, unit, said.Where, indicator);
                var expected = MeasureUnits.UnitOf(measure, indicator);
                // ‰ of a caption is the unit of levels; a rate is in it only where the label that names the rate says so.
                if (labels.Vocabulary.UnitFor(unit, expected)?.Quantity == expected.Quantity && (MeasureUnits.IsInOwnUnit(measure) || unit == expected || said.Where == word?.Where))
                    return (unit, said.Where);
            }

            var bySilence = MeasureUnits.Decide(word?.Value, null);
            if (MeasureUnits.IsInOwnUnit(bySilence) || said.Where == word?.Where)
                return (said.Value[0], said.Where);
        }

        var implied = MeasureUnits.Decide(word?.Value, null);
        return MeasureUnits.IsInOwnUnit(implied) ? (null, null) : (MeasureUnits.UnitOf(implied, indicator), null);
    }

    // 完成（%） of what is counted in 万元 is how much of the plan was done.
    private static Measure Decide(Said<MeasureWord>? word, Unit? unit, Cell? unitLabel, Indicator? indicator) =>
        word is { Value.IsResult: true, Where: { } where } && unit == Unit.Percent && where == unitLabel && indicator is not null && indicator.Unit.Quantity != Unit.Percent.Quantity
            ? Measure.Completion
            : MeasureUnits.Decide(word?.Value, unit);

    private bool IsEarlierYear(PeriodSpan span) =>
        (context.SaysReportItself || context.ReportLabel is null) && _report is { Year: { } year, LastYear: null, Part: not null } && span.Year < year;

    private static FigureProblem Contradiction(FindingCode code, Cell one, Cell other) => new(LabelProblem.Contradiction(code, one, other));

    private static string TextOf(Cell? label) => label?.Text.Trim() ?? "";

    /// <summary>An indicator, and the labels of the row and of the column that name it together.</summary>
    public sealed record NamedTogether(Indicator Indicator, Cell Row, Cell Column);

    /// <summary>What has been understood on the way to a series.</summary>
    private readonly record struct Parts(
        Indicator Indicator, Measure Measure, Said<MeasureWord>? Word, PeriodPhrase Phrase, Cell? PeriodLabel, PeriodSpan? Span, Accumulation? Said, bool SaysHow, Unit? Unit, Cell? UnitLabel);
}
