namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>All the numbers that a rounded figure may stand for, from <paramref name="Low"/> to <paramref name="High"/>.</summary>
public readonly record struct Interval(decimal Low, decimal High)
{
    /// <summary>A number that is known exactly.</summary>
    public static Interval Of(decimal value) => new(value, value);

    /// <summary>A figure with half a unit of its last shown digit.</summary>
    public static Interval Around(decimal value, decimal tolerance) => new(value - tolerance, value + tolerance);

    /// <summary>The number in the middle: the figure as it is shown.</summary>
    public decimal Middle => Low + ((High - Low) / 2);

    public bool Contains(decimal value) => Low <= value && value <= High;

    public static Interval operator -(Interval value) => new(-value.High, -value.Low);

    public static Interval operator +(Interval left, Interval right) => new(left.Low + right.Low, left.High + right.High);

    public static Interval operator -(Interval left, Interval right) => left + -right;

    public static Interval operator *(Interval left, Interval right)
    {
        Span<decimal> corners = [left.Low * right.Low, left.Low * right.High, left.High * right.Low, left.High * right.High];
        return Within(corners);
    }

    /// <exception cref="DivideByZeroException">The divisor may be zero.</exception>
    public static Interval operator /(Interval left, Interval right)
    {
        if (right.Contains(0))
            throw new DivideByZeroException();
        Span<decimal> corners = [left.Low / right.Low, left.Low / right.High, left.High / right.Low, left.High / right.High];
        return Within(corners);
    }

    private static Interval Within(ReadOnlySpan<decimal> corners)
    {
        var (low, high) = (corners[0], corners[0]);
        foreach (var corner in corners[1..])
            (low, high) = (Math.Min(low, corner), Math.Max(high, corner));
        return new Interval(low, high);
    }
}
