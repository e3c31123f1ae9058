using System.Buffers;
using System.Globalization;
using System.Text;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Writes texts as YAML scalars that stand in one line anywhere, lists in brackets included.</summary>
internal static class YamlText
{
    // More than YAML asks for: a person should not have to know the rules to see that a text ends where it seems to.
    private static readonly SearchValues<char> NeverPlain = SearchValues.Create(":#,[]{}\"'\\`");
    private static readonly SearchValues<char> NeverPlainFirst = SearchValues.Create("-?&*!|>%@=~.<+ \u3000");

    /// <summary>The text without quotation marks where it can do without, else in double ones. Unpaired surrogates become U+FFFD: UTF-8 has none.</summary>
    public static string Write(string text) => IsPlain(text) ? text : Quote(text);

    /// <summary>A list in brackets.</summary>
    public static string WriteList(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Write))}]";

    private static bool IsPlain(string text) =>
        text.Length > 0
        && !NeverPlainFirst.Contains(text[0])
        && !char.IsWhiteSpace(text[^1])
        && !text.AsSpan().ContainsAny(NeverPlain)
        && text is not ("null" or "Null" or "NULL")
        && text.EnumerateRunes().All(IsPlainRune);

    private static bool IsPlainRune(Rune rune) => rune.Value is ' ' or 0x3000 || (IsVisible(rune) && !Rune.IsWhiteSpace(rune));

    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    private static string Quote(string text)
    {
        var result = new StringBuilder("\"", text.Length + 2);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => result.Append('\\').Append((char)rune.Value),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                ' ' or 0x3000 or 0xFFFD => result.Append((char)rune.Value),
                _ when IsVisible(rune) && !Rune.IsWhiteSpace(rune) => result.Append(rune.ToString()),
                <= 0xFFFF => result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => result.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:X8}"),
            };
        }

        return result.Append('"').ToString();
    }
}
