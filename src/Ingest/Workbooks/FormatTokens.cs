using System.Text;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The pieces of a number format's code: a quoted text, an escaped sign, a bracket, a placeholder.</summary>
internal static partial class FormatTokens
{
    public static IEnumerable<string> Of(string code) => Tokens().Matches(code).Select(m => m.Value);

    /// <summary>
    /// What Chinese programs write, in the form that is known everywhere: <c>!</c> escapes as <c>\</c> does, G/通用格式 is General,
    /// 上午/下午 is AM/PM, aaaa and aaa are weekdays, e is the year, 年 needs no
    /// quotes. [DBNum1] asks for Chinese numerals: Western ones are read more
    /// easily later on.
    /// </summary>
    public static string Translate(string code)
    {
        var plain = new StringBuilder(code.Length);
        foreach (var token in Of(code))
        {
            plain.Append(token switch
            {
                ['!', var escaped] => "\\" + escaped,
                "G/通用格式" => "General",
                "上午/下午" => "AM/PM",
                "aaaa" or "AAAA" => "dddd",
                "aaa" or "AAA" => "ddd",
                "e" => "yyyy",
                ['[', 'D' or 'd', 'B' or 'b', ..] => "",
                [> '\u007F' and var letter] => "\\" + letter,
                _ => token,
            });
        }

        return plain.ToString();
    }

    /// <summary>The sections of a code, which semicolons part.</summary>
    public static List<string> Sections(string code)
    {
        var sections = new List<string>();
        var section = new StringBuilder();
        foreach (var token in Of(code))
        {
            if (token == ";")
            {
                sections.Add(section.ToString());
                section.Clear();
            }
            else
            {
                section.Append(token);
            }
        }

        sections.Add(section.ToString());
        return sections;
    }

    // An exponent's E+ is one token, so that the e of a Chinese year is told from it.
    [GeneratedRegex("""
        "[^"]*"? | \\. | !. | _. | \*. | \[[^\]]*\]? | G/通用格式 | General | 上午/下午 | AM/PM | A/P | [Aa]{3,4} | [Ee][+-] | .
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Tokens();
}
