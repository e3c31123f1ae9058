using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Of which of several stretches on its left a change is that says none: 10月 | 1-10月 | 同比 is of the year to date, which stands next to it and says the
/// month with it; 1-10月 | 10月 | 同比 may be of either. Those that have a change of the same sort behind them already do not count.
/// </summary>
internal sealed class StretchesBehind
{
    private readonly List<AxisMeaning> _stretches = [];
    private readonly Dictionary<Measure, int> _answered = [];

    /// <summary>The next heading that says a stretch, from the left.</summary>
    public void Add(AxisMeaning stretch) => _stretches.Add(stretch);

    /// <summary>What a change behind them may be of: one, or several that leave it open; null where they do not decide.</summary>
    public IReadOnlyList<AxisMeaning>? Of(AxisMeaning change)
    {
        if (change.Measure?.Value.Measure is not (Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints or Measure.Mom) || change.Period.IsSamePeriod)
            return null;
        var measure = change.Measure.Value.Value.Measure!.Value;
        var open = _stretches.Skip(_answered.GetValueOrDefault(measure)).Where(s => s.Measure?.Value.Measure is null or Measure.Level).ToList();
        _answered[measure] = _stretches.Count;
        var hasOther = _stretches.Select(s => (s.Period.Part, s.Period.Accumulation)).Distinct().Count() > 1;
        if (open.Count == 0 || !hasOther || open.Exists(s => s.IsTotal) || _stretches.Select(s => s.Period.Year).Distinct().Count() > 1)
            return null;
        if (open.Count == 1)
            return open;
        if (measure == Measure.Mom)
            return open.FindAll(s => !IsCumulative(s)) is [var alone] ? [alone] : open;
        return IsCumulative(open[^1]) && open.TrueForAll(s => LastMonth(s) <= LastMonth(open[^1])) ? [open[^1]] : open;
    }

    private static bool IsCumulative(AxisMeaning stretch) =>
        stretch.Period is { Accumulation: Accumulation.YearToDate } or { Accumulation: null, Part: { Form: PeriodForm.Months or PeriodForm.Half or PeriodForm.Year, FromMonth: 1 } };

    // 累计 goes as far as the report does.
    private static int LastMonth(AxisMeaning stretch) => stretch.Period.Part is { IsRelative: false } part ? part.ToMonth : IsCumulative(stretch) ? 12 : 0;
}
