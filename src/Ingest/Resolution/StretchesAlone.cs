using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Forms of stretches that are of themselves alone, not of the year to date, by what stands beside them in the rows or in the columns of a table.</summary>
/// <param name="report">The period that the report is about.</param>
internal sealed class StretchesAlone(TableAxes axes, PeriodPhrase report)
{
    private readonly HashSet<(PeriodForm Form, bool IsRow)> _besideCumulatives =
        [.. BesideCumulatives(axes.Columns.Columns.Values, report).Select(form => (form, false)), .. BesideCumulatives(axes.Rows.Values.Select(r => r.Labels), report).Select(form => (form, true))];

    private readonly HashSet<(PeriodForm Form, bool IsPlace, bool IsRow)> _before =
        [.. Before(axes.Columns.Columns.Values).Select(f => (f.Form, f.IsPlace, false)), .. Before(axes.Rows.Values.Select(r => r.Labels)).Select(f => (f.Form, f.IsPlace, true))];

    /// <summary>Whether a stretch that a label of a row or of a column says is one of them.</summary>
    /// <param name="isPlace">Whether the figures are places among others (位次).</param>
    public bool Contains(PeriodPart stretch, bool isRow, bool isPlace) => _besideCumulatives.Contains((stretch.Form, isRow)) || _before.Contains((stretch.Form, isPlace, isRow));

    // 5月 beside 1-5月, or beside 累计 in a report of May, and 四季度 beside 全年: were it cumulative it would be the same figure. Then its like are of themselves alone, too.
    private static IEnumerable<PeriodForm> BesideCumulatives(IEnumerable<AxisMeaning> axis, PeriodPhrase report)
    {
        var measured = axis.Where(a => a.Measure?.Value.Measure is not Measure.Target).Select(a => a.Period).ToList();
        var said = measured.Select(p => p.Part).OfType<PeriodPart>().ToList();
        if (report.Part is { IsRelative: false } own && measured.Exists(p => p is { Part: null, Accumulation: Accumulation.YearToDate, YearOffset: null or 0 }))
            said.Add(new PeriodPart(PeriodForm.Months, 1, own.ToMonth));
        var cumulated = said.Where(p => p is { Form: PeriodForm.Months or PeriodForm.Half or PeriodForm.Year, FromMonth: 1 }).Select(p => p.ToMonth).ToHashSet();
        // 一季度 is the year to date by itself; were 6月 beside 二季度 that, they would be the same figure.
        var quarters = said.Where(p => p.Form == PeriodForm.Quarter).Select(p => p.ToMonth).ToHashSet();
        var isOfTheQuarter = said.Exists(p => p.Form == PeriodForm.Month && quarters.Contains(p.ToMonth));
        return said.Where(p => (p.Form == PeriodForm.Month && isOfTheQuarter) || (p.Form is PeriodForm.Month or PeriodForm.Quarter && cumulated.Contains(p.ToMonth))).Select(p => p.Form);
    }

    // 上月 is the month alone beside 本月; a place (上月位次) only beside a place of this month.
    private static IEnumerable<(PeriodForm Form, bool IsPlace)> Before(IEnumerable<AxisMeaning> axis) =>
        from kind in axis.GroupBy(a => a.Measure?.Value.Measure is Measure.Rank or Measure.YoyRank)
        where kind.Any(a => a.Period is { Accumulation: Accumulation.Period, Part.IsTheOneBefore: not true })
        from stretch in kind.Select(a => a.Period.Part).OfType<PeriodPart>()
        where stretch.IsTheOneBefore
        select (stretch.Form, kind.Key);
}
