namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The form of decimals.</summary>
internal static class Decimals
{
    // Dividing by one with all its digits leaves the fewest that hold the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The same value without the zeros that an arithmetic operation leaves at its end.</summary>
    public static decimal Shortened(this decimal value) => value / One;
}
