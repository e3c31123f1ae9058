using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Decimals as a catalog writes them: digits and a point, nothing else, and none of them lost.</summary>
internal static partial class ExactDecimal
{
    /// <summary>Reads one; false where it is not written so, or has more digits than a decimal keeps.</summary>
    public static bool TryParse(string text, out decimal value)
    {
        value = 0;
        var match = Form().Match(text);
        return match.Success
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && Significant(text) == Significant(value.ToString(CultureInfo.InvariantCulture));
    }

    // Two numbers are equal when these are: decimal.TryParse rounds what it cannot keep.
    private static string Significant(string text)
    {
        var match = Form().Match(text);
        return $"{match.Groups["whole"].Value.TrimStart('0')}.{match.Groups["fraction"].Value.TrimEnd('0')}";
    }

    [GeneratedRegex(@"^-?(?<whole>[0-9]+)(\.(?<fraction>[0-9]+))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
