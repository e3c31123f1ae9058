namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>One side of an assertion, or a part of it: arithmetic over the figures of one area at one period.</summary>
public abstract record Term
{
    private Term()
    {
    }

    public sealed record Number(decimal Value) : Term;

    /// <summary>A figure, see <see cref="FigureReference"/>.</summary>
    public sealed record Figure(FigureReference Reference) : Term;

    public sealed record Negation(Term Operand) : Term;

    /// <summary>Two terms joined by <c>+ - * /</c>.</summary>
    public sealed record Arithmetic(char Operator, Term Left, Term Right) : Term;

    /// <summary>The figures that it speaks of, in the order in which they are written.</summary>
    public IEnumerable<FigureReference> References => this switch
    {
        Figure figure => [figure.Reference],
        Negation negation => negation.Operand.References,
        Arithmetic arithmetic => arithmetic.Left.References.Concat(arithmetic.Right.References),
        _ => [],
    };

    /// <summary>Whether anything in it is multiplied or divided.</summary>
    public bool Multiplies => this switch
    {
        Negation negation => negation.Operand.Multiplies,
        Arithmetic arithmetic => arithmetic.Operator is '*' or '/' || arithmetic.Left.Multiplies || arithmetic.Right.Multiplies,
        _ => false,
    };

    /// <summary>What it comes to; null where a figure is not known, the divisor may be zero or the result is larger than a decimal.</summary>
    /// <param name="figures">The value of a figure; null for one that is not known.</param>
    public Interval? Evaluate(Func<FigureReference, Interval?> figures)
    {
        try
        {
            return Compute(figures);
        }
        catch (Exception e) when (e is DivideByZeroException or OverflowException)
        {
            // There is no such number, so there is nothing to compare.
            return null;
        }
    }

    private Interval? Compute(Func<FigureReference, Interval?> figures) => this switch
    {
        Number number => Interval.Of(number.Value),
        Figure figure => figures(figure.Reference),
        Negation negation => -negation.Operand.Compute(figures),
        Arithmetic { Operator: '+' } sum => sum.Left.Compute(figures) + sum.Right.Compute(figures),
        Arithmetic { Operator: '-' } difference => difference.Left.Compute(figures) - difference.Right.Compute(figures),
        Arithmetic { Operator: '*' } product => product.Left.Compute(figures) * product.Right.Compute(figures),
        Arithmetic quotient => quotient.Left.Compute(figures) / quotient.Right.Compute(figures),
        _ => null,
    };
}
