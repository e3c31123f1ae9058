using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The form in which labels are compared: an alias written once covers every way of typing it.</summary>
public static class LabelText
{
    /// <summary>
    /// Folds full and half width, case, spaces and line breaks, brackets, and the variants of dashes and quotation marks.
    /// Brackets stay (they carry meaning) but in one form, and so do other signs.
    /// </summary>
    public static string Normalize(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
                continue;
            result.Append(Fold(rune));
        }

        return result.ToString();
    }

    private static string Fold(Rune rune) => rune.Value switch
    {
        '[' or '{' or '【' or '〔' or '〖' or '「' or '﹝' => "(",
        ']' or '}' or '】' or '〕' or '〗' or '」' or '﹞' => ")",
        '–' or '—' or '―' or '‐' or '‑' or '‒' or '−' or '─' or '~' or '∼' or '〜' => "-",
        '、' or '，' or '､' => ",",
        '。' or '．' or '｡' => ".",
        '：' or '∶' => ":",
        '；' => ";",
        '“' or '”' or '‘' or '’' or '"' or '\'' or '《' or '》' or '<' or '>' => "",
        '·' or '•' or '・' or '‧' => "",
        _ => Rune.ToLowerInvariant(rune).ToString(),
    };
}
