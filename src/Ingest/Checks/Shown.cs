using System.Globalization;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>How numbers are written in findings.</summary>
internal static class Shown
{
    // Dividing by one with all its digits leaves the fewest that hold the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>A value without zeros at the end of its decimals.</summary>
    public static decimal Shortest(decimal value) => value.Scale == 0 || !EndsInZero(value) ? value : value / One;

    /// <summary>A reported value with all its digits.</summary>
    public static string Number(decimal value) => Shortest(value).ToString(CultureInfo.InvariantCulture);

    /// <summary>A computed value, to as many digits as are of use; half away from zero, as suggestions are rounded.</summary>
    public static string Rounded(decimal value, int digits = 2) => Number(Math.Round(value, digits, MidpointRounding.AwayFromZero));

    // Most values have no such zeros, and seeing that costs a tenth of dividing.
    private static bool EndsInZero(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        // 2^32 leaves 6 when it is divided by ten, and so do its powers.
        return unchecked(((uint)bits[0] % 10) + (6 * (((uint)bits[1] % 10) + ((uint)bits[2] % 10)))) % 10 == 0;
    }
}
