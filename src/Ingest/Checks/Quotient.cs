using IndicatorPipeline.Metrics.Expressions;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>One figure as % of another.</summary>
/// <param name="Value">Of the figures as they stand.</param>
/// <param name="Interval">All that it may be where they are rounded: the middle of that is another number.</param>
internal readonly record struct Quotient(decimal Value, Interval Interval)
{
    /// <summary>Null where the divisor may be nothing or less, and where there is no such decimal.</summary>
    public static Quotient? InPercent(Known dividend, Known divisor)
    {
        if (divisor.Interval.Low <= 0)
            return null;
        try
        {
            return new Quotient(dividend.Value / divisor.Value * 100, dividend.Interval / divisor.Interval * Interval.Of(100));
        }
        catch (OverflowException)
        {
            // A base of nearly nothing: there is no such number, and no reason to stop for it.
            return null;
        }
    }
}
