using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Fits what is understood of figures into one series of their indicator, or says what of it does not fit.</summary>
/// <param name="notes">What notes say of units: told which unit figures are in.</param>
internal sealed class FigureSeries(TableContext context, FigurePeriods periods, Vocabulary vocabulary, UnheardUnits notes)
{
    private readonly HashSet<Indicator> _indicators = new(ReferenceEqualityComparer.Instance);

    private Cell? _bareStretch;

    /// <summary>The indicators that some figures are of.</summary>
    public IReadOnlySet<Indicator> Indicators => _indicators;

    /// <summary>Whether some figures are of a stretch, not of its end.</summary>
    public bool HoldsStretches { get; private set; }

    /// <summary>Whether some figures are of what was done from the beginning of a year on, by months or quarters.</summary>
    public bool HoldsYearsToDate { get; private set; }

    /// <summary>The series of figures; null where something does not fit, which is told.</summary>
    public FigureMeaning.Series? Of(FigureParts parts, ImmutableArray<FigureProblem>.Builder problems)
    {
        var (indicator, measure) = (parts.Indicator, parts.Measure);
        var canonical = MeasureUnits.UnitOf(measure, indicator);
        if (measure == Measure.YoyPoints && indicator.Unit.Quantity != Unit.Percent.Quantity)
        {
            // Percentage points may be said by the figure's own cell: then it is the one to be looked at.
            var saying = parts.Unit is null ? parts.Word?.Where : parts.UnitLabel;
            return Refused(FindingCodes.MeasureDoesNotFit, saying, [saying is null && parts.Unit is { } typed ? typed.Name : TextOf(saying), indicator.Name]);
        }

        if (IndexBaseOf(parts) is { } indexBase && !(measure == Measure.Level && indicator.Unit.IsOfIndices))
            return Refused(FindingCodes.MeasureDoesNotFit, indexBase, [TextOf(indexBase), indicator.Name]);
        if (InKnownUnit(parts, canonical, problems) is not { } unit)
            return null;
        if (CountingOf(parts, canonical) is { } counting)
            return Refused(FindingCodes.UnitOfAnotherKind, counting, [TextOf(counting), indicator.Name, canonical.Name]);
        if (unit.Quantity != canonical.Quantity)
            return Refused(FindingCodes.UnitOfAnotherKind, parts.UnitLabel, [unit.Name, indicator.Name, canonical.Name]);
        if (parts.Span is not { } stretch)
            return Refused(FindingCodes.NoPeriod, null, []);
        if (PeriodResolver.InOwnFrequency(stretch, parts.Said, indicator) is not { } period)
        {
            var where = parts.Row.PeriodLabel ?? parts.Column.PeriodLabel ?? context.ReportLabel;
            return parts.Said == Accumulation.Stock && indicator.Accumulation != Accumulation.Stock
                ? Refused(FindingCodes.MeasureDoesNotFit, where, [TextOf(where), indicator.Name])
                : Refused(FindingCodes.PeriodOfAnotherFrequency, where, [indicator.Name, TextOf(where), $"@freq_{Codelists.Freq[indicator.Frequency]}"]);
        }

        if (period.Accumulation == Accumulation.YearToDate && IsUnclear(parts))
        {
            // One label stands for all of the table: nobody mixes the two.
            _bareStretch ??= parts.PeriodLabel;
            problems.Add(new FigureProblem(new(FindingCodes.StretchUnclear, _bareStretch, [TextOf(_bareStretch)]), OnlyOfNumbers: true));
        }

        if (MeasureUnits.IsInOwnUnit(measure))
            notes.Take(unit, parts.UnitLabel);
        _indicators.Add(indicator);
        HoldsStretches |= period.Accumulation != Accumulation.Stock;
        HoldsYearsToDate |= period.Accumulation == Accumulation.YearToDate && indicator.Frequency != Freq.Annual && measure is not (Measure.Target or Measure.YoyTarget);
        var basis = parts.Phrase.YearOffset < 0 || periods.IsEarlierYear(stretch) ? Basis.Comparable : Basis.Own;
        return new FigureMeaning.Series(indicator, measure, period.Period, period.Accumulation, unit, canonical, basis);

        FigureMeaning.Series? Refused(FindingCode code, Cell? where, ImmutableArray<string> arguments)
        {
            problems.Add(new FigureProblem(new(code, where, arguments), OnlyOfNumbers: true));
            return null;
        }
    }

    // 10月 may be October or the year until then, and so may its growth. What is aimed at is the year's, unless its own words say otherwise (四季度计划), and a change on the month before is the month's.
    private static bool IsUnclear(FigureParts parts) =>
        parts is { SaysHow: false, Phrase.Part: { Form: PeriodForm.Month or PeriodForm.Quarter, FromMonth: > 1 } or { IsTheOneBefore: true }, Indicator: { Accumulation: Accumulation.YearToDate, Frequency: not Freq.Annual } }
        && (parts.Measure is Measure.Level or Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints || (parts.Measure is Measure.Target && parts.Word?.Where is { } aim && aim == parts.PeriodLabel) || (parts.Measure is Measure.Share or Measure.Rank or Measure.YoyRank && !parts.Phrase.Part.Value.IsTheOneBefore));

    // 105.6 under 上年同期=100 is no growth of 105.6 %. A title says so of figures of which no label says anything else.
    private Cell? IndexBaseOf(FigureParts parts) =>
        parts.Column.IndexBase ?? parts.Row.IndexBase ?? (parts is { Word: null or { Value.Measure: Measure.Level }, Unit: null } ? context.Title.IndexBase : null);

    // 数量 heads what is counted: no amount in 万元 and no rate, unless a label of the figure's own says so.
    private static Cell? CountingOf(FigureParts parts, Unit canonical) =>
        parts.Column.Heads == HeadingKind.Counts && (canonical.Factor != 1 || Unit.BuiltIn.Contains(canonical)) && MeasureUnits.IsInOwnUnit(parts.Measure)
        && (parts.Unit is null || (parts.UnitLabel is { } line && line != parts.Row.Units?.Where && line != parts.Column.Units?.Where))
            ? parts.Column.Innermost
            : null;

    // The unit that the figures are in; null where it is in doubt. The catalog's own is not taken where the sheet names one that nobody knows.
    private Unit? InKnownUnit(FigureParts parts, Unit canonical, ImmutableArray<FigureProblem>.Builder problems)
    {
        // Under 地区生产总值构成 24.3 is an amount only because nothing else is said, and under 固定资产投资建安工程 what was done of that, whatever the line below says of the unit.
        if (context.OpenWord is { } word && (parts is { Word: null, Unit: null } || (context.Narrowed is null && IsLevelOfTheTitle(parts))))
        {
            problems.Add(new FigureProblem(new(FindingCodes.UnknownLabel, word.Where, [word.Value]), OnlyOfNumbers: true));
            return null;
        }

        if (parts.Unit is { } stated)
        {
            if (vocabulary.UnitFor(stated, canonical) is { } unit)
                return unit;
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, parts.UnitLabel, [stated.Name]), OnlyOfNumbers: true));
            return null;
        }

        if (parts.Row.LacksUnit && MeasureUnits.IsInOwnUnit(parts.Measure))
        {
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, parts.Row.Innermost, ["@unit_blank"]), OnlyOfNumbers: true));
            return null;
        }

        if (context.UnknownUnit is { } unknown)
        {
            problems.Add(new FigureProblem(new(FindingCodes.UnknownUnit, unknown.Where, [unknown.Value]), OnlyOfNumbers: true));
            return null;
        }

        if (MeasureUnits.IsInOwnUnit(parts.Measure))
        {
            var where = parts.Row.Indicator?.Where ?? parts.Column.Indicator?.Where ?? parts.Column.Innermost ?? parts.Row.Innermost;
            problems.Add(new FigureProblem(new(FindingCodes.UnitAssumed, where, [parts.Indicator.Name, canonical.Name]), OnlyOfNumbers: true));
        }

        return canonical;
    }

    private static bool IsLevelOfTheTitle(FigureParts parts) => parts is { Measure: Measure.Level, Row.Indicator: null, Column.Indicator: null };

    private static string TextOf(Cell? label) => label?.Text.Trim() ?? "";
}
