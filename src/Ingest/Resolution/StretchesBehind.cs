using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
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

    /// <summary>Whether labels say of which stretch figures are, by themselves. What stands beside the figures to compare them with (上月末, 上年末) is not what they are of.</summary>
    public static bool SaysStretch(AxisMeaning meaning) => meaning.Period is ({ Part: not null } or { Accumulation: not null }) and not ({ YearOffset: < 0 } or { Part.IsTheOneBefore: true });

    /// <summary>The next heading that says a stretch, from the left.</summary>
    public void Add(AxisMeaning stretch) => _stretches.Add(stretch);

    /// <summary>A change that says no stretch, with that which it is of, or asked about.</summary>
    public AxisMeaning Complete(AxisMeaning change, Func<AxisMeaning, PeriodPhrase> periodOf, Cell label) => Of(change) switch
    {
        null => change,
        [var only] => change with { Period = change.Period.Within(periodOf(only)), PeriodLabel = change.PeriodLabel ?? only.PeriodLabel },
        var several => change with { Problems = change.Problems.Add(new LabelProblem(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), string.Join('、', several.Select(s => s.Innermost!.Text.Trim()))])) },
    };

    /// <summary>What a change behind them may be of: one, or several that leave it open; null where they do not decide.</summary>
    private List<AxisMeaning>? Of(AxisMeaning change)
    {
        if (change.Measure?.Value.Measure is not (Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints or Measure.Mom) || change.Period.IsSamePeriod)
            return null;
        var measure = change.Measure.Value.Value.Measure!.Value;
        var open = OpenFor(measure);
        var sayDifferentStretches = _stretches.Select(s => (s.Period.Part, s.Period.Accumulation)).Distinct().Count() > 1;
        var sayDifferentYears = _stretches.Select(s => s.Period.Year).Distinct().Count() > 1;
        if (open.Count == 0 || !sayDifferentStretches || sayDifferentYears || open.Exists(s => s.IsTotal))
            return null;
        return (TheOnly(open) ?? TheLaterOfTwoAlike(open) ?? (measure == Measure.Mom ? TheOnlyMonth(open) : TheCumulativeBeside(open))) is { } one ? [one] : open;
    }

    // Those that no change of this sort stands behind yet; from now on one does.
    private List<AxisMeaning> OpenFor(Measure measure)
    {
        var open = _stretches.Skip(_answered.GetValueOrDefault(measure)).Where(s => s.Measure?.Value.Measure is null or Measure.Level).ToList();
        _answered[measure] = _stretches.Count;
        return open;
    }

    private static AxisMeaning? TheOnly(List<AxisMeaning> open) => open is [var one] ? one : null;

    // 9月 | 10月 | 环比, 10月 | 9月 | 环比 and 1-9月 | 1-10月 | 同比 are of the later, beside which the other stands.
    private static AxisMeaning? TheLaterOfTwoAlike(List<AxisMeaning> open) =>
        open is [var one, var other] && IsCumulative(one) == IsCumulative(other) && LastMonth(one) != LastMonth(other) ? LastMonth(one) < LastMonth(other) ? other : one : null;

    private static AxisMeaning? TheOnlyMonth(List<AxisMeaning> open) => TheOnly(open.FindAll(s => !IsCumulative(s)));

    private static AxisMeaning? TheCumulativeBeside(List<AxisMeaning> open) =>
        IsCumulative(open[^1]) && open.TrueForAll(s => LastMonth(s) <= LastMonth(open[^1])) ? open[^1] : null;

    private static bool IsCumulative(AxisMeaning stretch) =>
        stretch.Period is { Accumulation: Accumulation.YearToDate } or { Accumulation: null, Part: { Form: PeriodForm.Months or PeriodForm.Half or PeriodForm.Year, FromMonth: 1 } };

    // 累计 goes as far as the report does.
    private static int LastMonth(AxisMeaning stretch) => stretch.Period.Part is { IsRelative: false } part ? part.ToMonth : IsCumulative(stretch) ? 12 : 0;
}
