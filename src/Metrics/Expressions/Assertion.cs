namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>What must hold between figures: <c>gdp = gdp_primary + gdp_secondary + gdp_tertiary</c>.</summary>
/// <param name="Text">As it is written.</param>
public sealed record Assertion(string Text, Term Left, Comparison Comparison, Term Right)
{
    /// <summary>The figures that it speaks of, in the order in which they are written.</summary>
    public IEnumerable<FigureReference> References => Left.References.Concat(Right.References);

    /// <summary>Whether it holds for some of the numbers that the rounded figures may stand for.</summary>
    /// <param name="left">What the left side comes to.</param>
    /// <param name="right">What the right side comes to.</param>
    /// <param name="tolerance">By how much it may be missed.</param>
    public bool Holds(Interval left, Interval right, decimal tolerance) => Comparison switch
    {
        Comparison.Equal => left.Low <= right.High + tolerance && right.Low <= left.High + tolerance,
        Comparison.AtMost => left.Low <= right.High + tolerance,
        Comparison.Less => left.Low < right.High + tolerance,
        Comparison.AtLeast => left.High >= right.Low - tolerance,
        _ => left.High > right.Low - tolerance,
    };
}
