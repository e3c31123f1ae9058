using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>How far what is computed may be relied on.</summary>
internal static class Reliability
{
    /// <summary>As far as the least reliable of the inputs.</summary>
    public static ObsStatus OfLeast(IEnumerable<ObsStatus> inputs)
    {
        var statuses = inputs.ToHashSet();
        return statuses.Contains(ObsStatus.Estimated) ? ObsStatus.Estimated
            : statuses.Contains(ObsStatus.Provisional) ? ObsStatus.Provisional
            : statuses.Contains(ObsStatus.Break) ? ObsStatus.Break
            : ObsStatus.Normal;
    }
}
