using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Of which of two years a change is that stands behind the same stretch of both: 2026年9月 | 2025年9月 | 同比 is of 2026, in whatever order the two stand.</summary>
internal sealed class LaterOfYears
{
    private AxisMeaning? _later;
    private bool _isAnswered;

    /// <summary>The next heading, from the left.</summary>
    public void Add(AxisMeaning heading)
    {
        if (IsChange(heading))
            _isAnswered = true;
        else if (StretchesBehind.SaysStretch(heading))
        {
            if (_isAnswered || _later is not { Period: { Year: { } year, Part: var part, Accumulation: var how } } || part != heading.Period.Part || how != heading.Period.Accumulation || !(heading.Period.Year < year))
                _later = heading;
            _isAnswered = false;
        }
    }

    /// <summary>The heading that a change is of; null for none, or where it is no change.</summary>
    public AxisMeaning? For(AxisMeaning change) => IsChange(change) ? _later : null;

    private static bool IsChange(AxisMeaning heading) => heading.Measure is { Value.Measure: null or Measure.Yoy or Measure.YoyDiff or Measure.YoyPoints or Measure.Mom };
}
