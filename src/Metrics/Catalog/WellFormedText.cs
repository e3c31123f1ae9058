using System.Text;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Texts of which every character is one.</summary>
public static class WellFormedText
{
    /// <summary>
    /// A text with U+FFFD for unpaired surrogates and U+FFFE, of which a damaged workbook may hold either and on which <see cref="string.Normalize(NormalizationForm)"/>
    /// throws. Any other is given back as it is.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !text.Contains('\uFFFE', StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            result.Append(rune.Value == 0xFFFE ? Rune.ReplacementChar : rune);
        return result.ToString();
    }
}
