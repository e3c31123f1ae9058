namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The form of decimals.</summary>
internal static class Decimals
{
    // A spreadsheet keeps 15 significant digits; what arithmetic makes of those that follow is noise.
    private const int SignificantDigits = 15;

    // Dividing by one with all its digits leaves the fewest that hold the value.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>The result of an arithmetic operation without noise behind its significant digits and without zeros at its end.</summary>
    public static decimal Tidied(this decimal value)
    {
        var digits = 0;
        for (var rest = decimal.Truncate(Math.Abs(value)); rest >= 1; rest = decimal.Truncate(rest / 10))
            digits++;
        return (digits is > 0 and < SignificantDigits ? Math.Round(value, SignificantDigits - digits) : value) / One;
    }
}
