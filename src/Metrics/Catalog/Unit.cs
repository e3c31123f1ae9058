namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A unit of measure.</summary>
/// <param name="Quantity">What it measures (money, area, mass, ...); only units of one quantity convert into each other.</param>
/// <param name="Factor">How many of the quantity's base unit make one of it; exact.</param>
public sealed record Unit(string Name, string Quantity, decimal Factor, IReadOnlyList<string> Aliases)
{
    /// <summary>Built in: per cent.</summary>
    public static Unit Percent { get; } = new("%", "ratio", 1m, ["百分比"]);

    /// <summary>Built in: per mille.</summary>
    public static Unit PerMille { get; } = new("‰", "ratio", 0.1m, ["千分比"]);

    /// <summary>Built in: percentage points, the difference of two percentages; not a percentage.</summary>
    public static Unit PercentagePoint { get; } = new("个百分点", "percentage_point", 1m, ["百分点"]);

    /// <summary>Built in: the place in a ranking.</summary>
    public static Unit Place { get; } = new("位", "place", 1m, []);

    /// <summary>The units that every catalog has.</summary>
    public static IReadOnlyList<Unit> BuiltIn { get; } = [Percent, PerMille, PercentagePoint, Place];

    /// <summary>Whether it counts how well something was judged.</summary>
    public bool IsOfScores => Quantity == "score";

    /// <summary>Whether index numbers (上年=100) may be in it: points and percentages.</summary>
    public bool IsOfIndices => Quantity == "index" || Quantity == Percent.Quantity;

    /// <summary>
    /// Converts a value, exactly where the result has an end: 1 亩 in 公顷 has none and is taken to 28 digits. Both units must measure the
    /// same quantity.
    /// </summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    /// <exception cref="OverflowException">The result is larger than a decimal; see <see cref="TryConvert"/>.</exception>
    public decimal Convert(decimal value, Unit to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (Quantity != to.Quantity)
            throw new ArgumentException($"{Name} measures {Quantity}, {to.Name} measures {to.Quantity}.", nameof(to));
        if (Factor == to.Factor)
            return value;
        // A whole ratio first: value times factor may be too long for a decimal where the result is not.
        if (Factor % to.Factor == 0)
            return value * (Factor / to.Factor);
        if (to.Factor % Factor == 0)
            return value / (to.Factor / Factor);
        return value * Factor / to.Factor;
    }

    /// <summary>A hundred thousand billion, which no figure of a place reaches in any unit; of two values below it the product is a decimal, too.</summary>
    public const decimal Largest = 100_000_000_000_000m;

    /// <summary>Converts a value out of a report; false when the result is larger than any figure of a place: see <see cref="Largest"/>.</summary>
    /// <exception cref="ArgumentException">The units do not measure the same quantity.</exception>
    public bool TryConvert(decimal value, Unit to, out decimal converted)
    {
        try
        {
            converted = Convert(value, to);
            return Math.Abs(converted) < Largest;
        }
        catch (OverflowException)
        {
            converted = 0;
            return false;
        }
    }
}
