using System.Globalization;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>Decimals out of the doubles that spreadsheets store.</summary>
public static class ReportedDecimal
{
    /// <summary>
    /// The decimal that a person typed or saw: a double holds 15 significant digits faithfully, and what comes after is noise
    /// (0.1 + 0.2 is 0.3). Null when the number is not finite or too large for a decimal.
    /// </summary>
    public static decimal? FromDouble(double number)
    {
        if (!double.IsFinite(number))
            return null;
        var text = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
