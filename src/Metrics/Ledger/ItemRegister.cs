namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A register of names that grows from the reports.</summary>
/// <param name="Kind">The kind of item of which texts were given; null for a register of figures.</param>
/// <param name="Indicator">The indicator of which figures were given; null for a register of texts.</param>
public sealed record ItemRegister(string? Kind, string? Indicator)
{
    public static ItemRegister OfTexts(string kind) => new(kind, null);

    public static ItemRegister OfFigures(string indicator) => new(null, indicator);
}
