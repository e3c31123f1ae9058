using System.Collections.Immutable;
using System.Globalization;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>When figures are of: the period that their row and column say, in the report that the table is part of, and how they add up.</summary>
/// <param name="alone">The stretches that are of themselves alone by what stands beside them.</param>
internal sealed class FigurePeriods(TableContext context, ColumnMeanings headings, StretchesAlone alone)
{
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

    private readonly List<Said<PeriodSpan>> _labeled = [];

    /// <summary>The periods that labels name.</summary>
    public IReadOnlyList<Said<PeriodSpan>> Labeled => _labeled;

    /// <summary>Whether some figures are of the report's period because no label of theirs says another.</summary>
    public bool TakesReport { get; private set; }

    /// <summary>What a row and a column say of time together; null when they contradict each other, which is told.</summary>
    public PeriodPhrase? PhraseOf(AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
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
            problems.Add(new FigureProblem(LabelProblem.Contradiction(FindingCodes.ContradictoryPeriods, rl, cl)));
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

    /// <summary>The stretch of time that a phrase is of in this table; null where nothing says which.</summary>
    public PeriodSpan? SpanOf(PeriodPhrase label, Measure measure, AxisMeaning row, AxisMeaning column, ImmutableArray<FigureProblem>.Builder problems)
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
                problems.Add(new FigureProblem(new(FindingCodes.YearAssumed, where, [where?.Text.Trim() ?? "", year.ToString(CultureInfo.InvariantCulture)])));
            }
        }

        var span = PeriodResolver.Resolve(label, report);
        if (span is not null && !isTarget)
        {
            var where = label.Part is { IsRelative: false } || label.Year is not null ? column.PeriodLabel ?? row.PeriodLabel : null;
            // 上年同期 beside 1-6月 names the report's own stretch.
            if (where is null)
                TakesReport = true;
            else if (PeriodResolver.Resolve(label is { YearOffset: < 0, Part: not { Form: PeriodForm.Year } } ? label with { Year = label.Year - label.YearOffset, YearOffset = 0 } : label, report) is { } named)
                _labeled.Add(new(named, where));
        }

        return span;
    }

    /// <summary>How figures of a report add up whose labels do not say so.</summary>
    public Accumulation? AccumulationOfReport(PeriodPhrase label) => label.Within(_report with { YearOffset = null }).Accumulation;

    /// <summary>How figures add up by what stands beside their stretch; null where that says nothing.</summary>
    public Accumulation? AccumulationBeside(AxisMeaning row, AxisMeaning column)
    {
        var isPlace = (column.Measure ?? row.Measure)?.Value.Measure is Measure.Rank or Measure.YoyRank;
        return (column.Period.Part is { } across && alone.Contains(across, isRow: false, isPlace)) || (row.Period.Part is { } down && alone.Contains(down, isRow: true, isPlace)) ? Accumulation.Period : null;
    }

    /// <summary>Whether a stretch is of a year before that of the report.</summary>
    public bool IsEarlierYear(PeriodSpan span) =>
        (context.SaysReportItself || context.ReportLabel is null) && _report is { Year: { } year, LastYear: null, Part: not null } && span.Year < year;
}
