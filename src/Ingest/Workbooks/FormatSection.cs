using System.Text;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>One of the up to four parts of a number format: for numbers above, below and at zero, and for text.</summary>
/// <param name="IsEmpty">It shows nothing.</param>
/// <param name="Condition">It applies to the numbers of a condition such as <c>[&gt;100]</c>; null for those of its position.</param>
/// <param name="Pattern">
/// The same in .NET's own pattern language, which treats placeholders, thousands, scaling commas and percent as a spreadsheet does and
/// rounds a decimal's halves away from zero; null for what that language has no word for: dates, fractions, exponents, General.
/// </param>
/// <param name="TextAround">What stands before and after a text; null when the section is not for text.</param>
/// <param name="Shift">
/// How many places further left the decimal point is shown than stored, 2 for a percentage; below zero it is further right: a comma behind the digits hides
/// three of them, and a point that is a text stands before those that follow it (<c>0!.0,</c> shows 123,456 as 12.3).
/// </param>
/// <param name="IsPercent">It shows a percentage.</param>
/// <param name="HasSuffix">Words or signs stand behind the digits, which may be a unit.</param>
internal sealed record FormatSection(
    bool IsEmpty, FormatCondition? Condition, string? Pattern, (string Before, string After)? TextAround, int Shift, bool IsPercent, bool HasSuffix)
{
    // More is no figure's format, and a decimal has 28 digits.
    private const int MostShift = 12;

    private const string Multiples = "十百千万亿";

    public static FormatSection Parse(string code)
    {
        var (pattern, before, after) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var (hasText, hasPoint, isPlain, hasDigits) = (false, false, true, false);
        var (commas, endOfInteger) = (0, 0);
        var (thousands, percents, digitsBehindText, hasSuffix) = (0, 0, (int?)null, false);
        FormatCondition? condition = null;
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
                    condition = FormatCondition.Parse(token);
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
                    (hasDigits, hasSuffix) = (true, false);
                    digitsBehindText += hasPoint ? 0 : 1;
                    if (!hasPoint)
                        endOfInteger = pattern.Length;
                    break;
                case ".":
                    hasPoint = true;
                    pattern.Append(',', commas).Append(token);
                    thousands += commas;
                    commas = 0;
                    break;
                case "%":
                    percents++;
                    pattern.Append(token);
                    break;
                case "General" or "G/通用格式":
                    (hasDigits, hasSuffix, isPlain) = (true, false, false);
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

            if (literal == "." && hasDigits && !hasPoint)
                digitsBehindText ??= 0;
            // 千 and 万 behind the digits say by how much, not of what.
            hasSuffix |= hasDigits && literal.Any(c => !char.IsWhiteSpace(c) && !Multiples.Contains(c, StringComparison.Ordinal));
            foreach (var sign in literal)
                pattern.Append('\\').Append(sign);
            (hasText ? after : before).Append(literal);
        }

        // Behind the digits each comma divides by a thousand; .NET wants it before the decimal point.
        pattern.Insert(endOfInteger, new string(',', commas));
        return new FormatSection(
            code.Length == 0,
            condition,
            isPlain && !hasText && pattern.Length > 0 ? pattern.ToString() : null,
            hasText ? (before.ToString(), after.ToString()) : null,
            Math.Clamp((2 * percents) - (3 * (thousands + commas)) - (digitsBehindText ?? 0), -MostShift, MostShift),
            percents > 0,
            hasSuffix);
    }
}
