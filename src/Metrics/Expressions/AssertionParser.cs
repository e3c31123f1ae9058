using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;

namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>
/// Reads assertions. A side is made of numbers, figures, <c>+ - * /</c> and brackets; between the sides stands <c>= &lt;= &lt; &gt;= &gt;</c>. Nothing
/// in it is ever run as code.
/// </summary>
public static class AssertionParser
{
    // Deeper ones are nobody's rule; a parser that calls itself must not run out of stack.
    private const int MaxLength = 1000;
    private const int MaxDepth = 20;

    private static readonly TextParser<FigureReference> Plain =
        from start in Span.MatchedBy(Identifier.CStyle)
        from measure in Character.EqualTo('.').IgnoreThen(Span.MatchedBy(Identifier.CStyle)).OptionalOrDefault(TextSpan.None)
        where measure == TextSpan.None || Codelists.Measure.TryParse(measure.ToStringValue(), out _)
        select new FigureReference(
            start.ToStringValue(),
            measure == TextSpan.None ? Measure.Level : Codelists.Measure.Parse(measure.ToStringValue()),
            RelativePeriod.Same,
            start.Position.Column);

    private static readonly TextParser<Term> Figure =
        Relative("previous", RelativePeriod.Previous).Try()
            .Or(Relative("year_before", RelativePeriod.YearBefore).Try())
            .Or(Plain)
            .Select(reference => (Term)new Term.Figure(reference));

    private static readonly TextParser<Term> Number =
        Numerics.Decimal.Select(span => (Term)new Term.Number(decimal.Parse(span.ToStringValue(), CultureInfo.InvariantCulture)));

    private static readonly TextParser<Term> Factor = Lexeme(
        Parse.Ref(() => Sum!).Between(Symbol('('), Character.EqualTo(')'))
            .Or(Symbol('-').IgnoreThen(Parse.Ref(() => Factor!)).Select(operand => (Term)new Term.Negation(operand)))
            .Or(Number)
            .Or(Figure)
            .Named("a figure, a number or a bracket"));

    private static readonly TextParser<Term> Product = Parse.Chain(Symbol('*').Or(Symbol('/')), Factor, Join);

    private static readonly TextParser<Term> Sum = Parse.Chain(Symbol('+').Or(Symbol('-')), Product, Join);

    private static readonly TextParser<Comparison> Compared = Lexeme(
        Span.EqualTo("<=").Value(Comparison.AtMost).Try()
            .Or(Span.EqualTo(">=").Value(Comparison.AtLeast).Try())
            .Or(Span.EqualTo("<").Value(Comparison.Less))
            .Or(Span.EqualTo(">").Value(Comparison.Greater))
            .Or(Span.EqualTo("=").Value(Comparison.Equal))
            .Named("one of = <= < >= >"));

    private static readonly TextParser<(Term Left, Comparison Comparison, Term Right)> Whole =
        from space in Character.WhiteSpace.IgnoreMany()
        from left in Sum
        from comparison in Compared
        from right in Sum
        select (left, comparison, right);

    /// <summary>Reads one, or says what is wrong with it and where.</summary>
    public static ParseResult<Assertion> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength || DepthOf(text) > MaxDepth)
            return ParseResult<Assertion>.Failure($"An assertion has at most {MaxLength} characters and brackets within brackets to a depth of {MaxDepth}.");
        try
        {
            var result = Whole.AtEnd().TryParse(text);
            return result.HasValue
                ? ParseResult<Assertion>.Of(new Assertion(text.Trim(), result.Value.Left, result.Value.Comparison, result.Value.Right))
                : ParseResult<Assertion>.Failure(result.ToString());
        }
        catch (OverflowException)
        {
            return ParseResult<Assertion>.Failure("A number is larger than a decimal.");
        }
    }

    private static TextParser<FigureReference> Relative(string name, RelativePeriod when) =>
        Lexeme(Span.EqualTo(name)).IgnoreThen(Lexeme(Plain).Between(Symbol('('), Character.EqualTo(')'))).Select(reference => reference with { When = when });

    private static TextParser<char> Symbol(char symbol) => Lexeme(Character.EqualTo(symbol));

    // What is read, with the spaces behind it.
    private static TextParser<T> Lexeme<T>(TextParser<T> parser) =>
        from value in parser
        from space in Character.WhiteSpace.IgnoreMany()
        select value;

    private static Term Join(char symbol, Term left, Term right) => new Term.Arithmetic(symbol, left, right);

    // How often the parser calls itself: for each bracket, and for each minus before a factor. One between two of them is no depth.
    private static int DepthOf(string text)
    {
        var outside = new Stack<int>();
        var (depth, signs, deepest) = (0, 0, 0);
        var isFactorNext = true;
        foreach (var c in text.Where(c => !char.IsWhiteSpace(c)))
        {
            if (c == '-' && isFactorNext)
            {
                signs++;
            }
            else if (c == '(')
            {
                outside.Push(depth);
                (depth, signs) = (depth + signs + 1, 0);
            }
            else
            {
                if (c == ')' && outside.TryPop(out var before))
                    depth = before;
                signs = 0;
            }

            isFactorNext = c is '(' or '-' or '+' or '*' or '/' or '<' or '>' or '=';
            deepest = Math.Max(deepest, depth + signs);
        }

        return deepest;
    }
}
