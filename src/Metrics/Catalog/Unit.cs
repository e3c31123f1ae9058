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
    public static Unit Place { get; } = new("位", "place", 1m, ["名"]);

    /// <summary>The units that every catalog has.</summary>
    public static IReadOnlyList<Unit> BuiltIn { get; } = [Percent, PerMille, PercentagePoint, Place];

    /// <summary>Converts a value exactly; both units must measure the same quantity.</summary>
    /// <exception cref="ArgumentException">They do not.</exception>
    public decimal Convert(decimal value, Unit to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (Quantity != to.Quantity)
            throw new ArgumentException($"{Name} measures {Quantity}, {to.Name} measures {to.Quantity}.", nameof(to));
        return Factor == to.Factor ? value : value * Factor / to.Factor;
    }
}
