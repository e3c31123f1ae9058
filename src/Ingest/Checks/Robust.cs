namespace IndicatorPipeline.Ingest.Checks;

/// <summary>Middle and spread of numbers of which some may be wrong.</summary>
internal static class Robust
{
    // Of normally distributed numbers the median absolute deviation times this is the standard deviation.
    private const double ToDeviation = 1.4826;

    /// <exception cref="ArgumentOutOfRangeException">There are none.</exception>
    public static double Median(IReadOnlyCollection<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count);
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The standard deviation as the median absolute deviation gives it.</summary>
    public static double Deviation(IReadOnlyCollection<double> values)
    {
        var median = Median(values);
        return ToDeviation * Median([.. values.Select(v => Math.Abs(v - median))]);
    }

    /// <summary>How many times one value is another, as a logarithm: 0 for equal ones; both must be greater than 0.</summary>
    public static double LogRatio(decimal value, decimal other) => Math.Log((double)value / (double)other);
}
