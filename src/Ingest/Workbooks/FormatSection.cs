using System.Text;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>One of the up to four parts of a number format: for numbers above, below and at zero, and for text.</summary>
/// <param name="IsEmpty">It shows nothing.</param>
/// <param name="HasCondition">It applies to the numbers of a condition such as <c>[&gt;100]</c>, not to those of its position.</param>
/// <param name="Pattern">
/// The same in .NET's own pattern language, which treats placeholders, thousands, scaling commas and percent as a spreadsheet does and
/// rounds a decimal's halves away from zero; null for what that language has no word for: dates, fractions, exponents, General.
/// </param>
/// <param name="TextAround">What stands before and after a text; null when the section is not for text.</param>
internal sealed record FormatSection(bool IsEmpty, bool HasCondition, string? Pattern, (string Before, string After)? TextAround)
{
    public static FormatSection Parse(string code)
    {
        var (pattern, before, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var (hasCondition, hasText, hasPoint, isPlain) = (false, false, false, true);
        var (commas, endOfInteger) = (0, 0);
        foreach (var token in FormatTokens.Of(code))
        {
            var literal = "";
            switch (token)
            {
                case ['"', .. var quoted]:
                    literal = quoted.TrimEnd('"');
                    break;
                case ['\\', var escaped]:
                    literal = escaped.ToString();
                    break;
                case ['_' or '*', _]:
                    // A space as wide as a sign, or a filler: both only align.
                    break;
                case ['[', '$', .. var currency]:
                    literal = currency.TrimEnd(']').Split('-')[0];
                    break;
                case ['[', '<' or '>' or '=', ..]:
                    hasCondition = true;
                    break;
                case ['[', ..]:
                    break;
                case "@":
                    hasText = true;
                    break;
                case ",":
                    commas++;
                    break;
                case "0" or "#" or "?":
                    // Between digits a comma parts thousands; ? is a digit's width in blanks where there is none and only aligns, too.
                    pattern.Append(',', commas).Append(token == "0" ? '0' : '#');
                    commas = 0;
                    if (!hasPoint)
                        endOfInteger = pattern.Length;
                    break;
                case ".":
                    hasPoint = true;
                    pattern.Append(',', commas).Append(token);
                    commas = 0;
                    break;
                case "%":
                    pattern.Append(token);
                    break;
                case "-" or "+" or "(" or ")" or " " or ":" or "$" or "￥" or "¥" or "±" or "▲" or "△" or "▼" or "↑" or "↓":
                    literal = token;
                    break;
                case [> '\u007F']:
                    literal = token;
                    break;
                default:
                    isPlain = false;
                    break;
            }

            foreach (var sign in literal)
                pattern.Append('\\').Append(sign);
            (hasText ? after : before).Append(literal);
        }

        // Behind the digits each comma divides by a thousand; .NET wants it before the decimal point.
        pattern.Insert(endOfInteger, new string(',', commas));
        return new FormatSection(
            code.Length == 0, hasCondition, isPlain && !hasText && pattern.Length > 0 ? pattern.ToString() : null, hasText ? (before.ToString(), after.ToString()) : null);
    }
}
