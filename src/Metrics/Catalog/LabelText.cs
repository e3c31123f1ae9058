using System.Buffers;
using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The form in which labels are compared: an alias written once covers every way of typing it.</summary>
public static class LabelText
{
    // What most labels consist of: the unified ideographs and signs that are their own folded form.
    private static readonly SearchValues<char> AlreadyNormal = SearchValues.Create(
        [.. Enumerable.Range(0x4E00, 0x9FFF - 0x4E00 + 1).Select(c => (char)c), .. "abcdefghijklmnopqrstuvwxyz0123456789().,:/%"]);

    /// <summary>
    /// Folds full and half width, superscripts, enclosed and Roman numerals, case, spaces and line breaks, brackets, and the variants of
    /// dashes and quotation marks. Brackets stay (they carry meaning) but in one form, and so do other signs; quotation and title marks and
    /// middle dots go. Takes any text, unpaired surrogates too, and what it gives it leaves as it is.
    /// </summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.AsSpan().ContainsAnyExcept(AlreadyNormal))
            return text;
        var result = new StringBuilder(text.Length);
        // Folded while decomposed and composed at the end: the other way round, what is left when a sign goes could compose anew.
        foreach (var rune in WellFormedText.Of(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (!IsInvisible(rune))
                Append(result, rune);
        }

        return result.ToString().Normalize(NormalizationForm.FormC);
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        switch (rune.Value)
        {
            case '[' or '{' or '【' or '〔' or '〖' or '〘' or '〚':
                result.Append('(');
                break;
            case ']' or '}' or '】' or '〕' or '〗' or '〙' or '〛':
                result.Append(')');
                break;
            case '-' or '–' or '—' or '―' or '‐' or '‒' or '−' or '─' or '━' or '⸺' or '⸻' or '~' or '∼' or '〜':
                // — and —— are one dash to whoever types them.
                if (result.Length == 0 || result[^1] != '-')
                    result.Append('-');
                break;
            case '、':
                result.Append(',');
                break;
            case '。':
                result.Append('.');
                break;
            case '∶':
                result.Append(':');
                break;
            case '⁄' or '∕':
                result.Append('/');
                break;
            case '“' or '”' or '„' or '‟' or '‘' or '’' or '‚' or '‛' or '′' or '"' or '\'':
            case '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉':
            case '·' or '•' or '・' or '‧' or '∙' or '⋅':
                break;
            case var _ when !rune.IsAscii && Rune.IsDigit(rune):
                result.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            default:
                Span<char> units = stackalloc char[2];
                result.Append(units[..Rune.ToLowerInvariant(rune).EncodeToUtf16(units)]);
                break;
        }
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.IsWhiteSpace(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        // Variation selectors, and the blanks that Unicode counts as letters or symbols.
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164;
}
