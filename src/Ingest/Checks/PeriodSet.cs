using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Periods of one frequency, each once: mostly a handful, sometimes a whole history.</summary>
internal sealed class PeriodSet
{
    // Up to so many are sooner looked through than looked up.
    private const int Few = 16;

    private readonly List<TimePeriod> _periods = new(4);
    private HashSet<TimePeriod>? _many;

    public bool Contains(TimePeriod period) => _many?.Contains(period) ?? _periods.Contains(period);

    public void Add(TimePeriod period)
    {
        if (Contains(period))
            return;
        _periods.Add(period);
        if (_many is not null)
            _many.Add(period);
        else if (_periods.Count > Few)
            _many = [.. _periods];
    }

    /// <summary>Those that follow each other as one stretch, from the first to the last of it.</summary>
    public IEnumerable<(TimePeriod From, TimePeriod To)> Stretches()
    {
        foreach (var first in _periods)
        {
            if (first.TryPlus(-1) is { } before && Contains(before))
                continue;
            var last = first;
            while (last.TryPlus(1) is { } next && Contains(next))
                last = next;
            yield return (first, last);
        }
    }
}
