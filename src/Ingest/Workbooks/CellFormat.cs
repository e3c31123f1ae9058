using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ExcelNumberFormat;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// A number format: what a cell shows for what it holds, and whether its numbers are dates. The formatting is ExcelNumberFormat's;
/// around it stand the things it leaves out: empty sections that show nothing, rounding halves away from zero as a spreadsheet
/// does, and the forms that Chinese programs write.
/// </summary>
internal sealed partial class CellFormat
{
    private const string GeneralCode = "General";

    private readonly NumberFormat? _format;
    private readonly Section[] _sections;
    private readonly bool _isGeneral;

    public CellFormat(string code)
    {
        Code = code;
        var readable = Readable(code);
        _sections = [.. SplitSections(readable).Select(Section.Parse)];
        _isGeneral = readable.Length == 0 || readable.Equals(GeneralCode, StringComparison.OrdinalIgnoreCase) || readable == "@";
        if (_isGeneral)
            return;
        var format = new NumberFormat(readable);
        if (!format.IsValid)
            return;
        _format = format;
        IsDuration = format.IsTimeSpanFormat;
        IsDate = format.IsDateTimeFormat && !IsDuration;
    }

    /// <summary>A cell whose format is the ordinary one.</summary>
    public static CellFormat General { get; } = new(GeneralCode);

    /// <summary>
    /// The format of a number and a code: a number below <see cref="BuiltInFormats.FirstCustom"/> means the same in every workbook,
    /// whatever code a library gives it.
    /// </summary>
    public static CellFormat Of(int id, string? code) =>
        (id < BuiltInFormats.FirstCustom ? BuiltInFormats.Code(id) ?? code : code) is { Length: > 0 } known ? new CellFormat(known) : General;

    /// <summary>The code as the workbook has it.</summary>
    public string Code { get; }

    /// <summary>Whether a number under it is a date.</summary>
    public bool IsDate { get; }

    /// <summary>Whether a number under it is a length of time, such as 36:00 for a day and a half.</summary>
    public bool IsDuration { get; }

    /// <summary>What a number under this format is: a date where the format says so and there is such a day, otherwise the number.</summary>
    public CellValue ValueOf(double number, bool is1904)
    {
        if (IsDate && SerialDate.ToDate(number, is1904) is { } date)
            return new CellValue.Date(date);
        return ReportedDecimal.FromDouble(number) is { } value
            ? new CellValue.Number(value)
            : new CellValue.Text(Plain(number));
    }

    /// <summary>The text that a person sees of a number.</summary>
    public string Show(double number, bool is1904)
    {
        if (_format is null)
            return Plain(number);
        if (IsDate || IsDuration)
            return ShowTime(number, is1904);
        var section = SectionFor(number);
        if (section.IsEmpty)
            return "";
        // Beyond what a decimal holds there is nothing to round, and the library would print hundreds of digits that mean nothing.
        if (ReportedDecimal.FromDouble(number) is not { } value || Math.Abs(value) > 1e15m)
            return Plain(number);
        return Trim(_format.Format((double)section.Round(value), CultureInfo.InvariantCulture));
    }

    /// <summary>The text that a person sees of a text: itself, unless the format puts something around texts or hides them.</summary>
    public string Show(string text)
    {
        if (_format is null || _sections.Length == 0)
            return text;
        if (_sections.Length >= 4)
            return _sections[3].IsEmpty ? "" : _sections[3].HasText ? Around(text) : text;
        return _sections[^1].HasText ? Around(text) : text;
    }

    // A padding space that only aligns (_ and * of an accounting format) is not part of the text; the text's own spaces are.
    private string Around(string text)
    {
        var section = _sections.Length >= 4 ? _sections[3] : _sections[^1];
        return section.TextPrefix + text + section.TextSuffix;
    }

    private static string Trim(string shown) => shown.Trim(' ');

    private string ShowTime(double number, bool is1904)
    {
        try
        {
            return Trim(_format!.Format(IsDuration ? TimeSpan.FromDays(number) : number, CultureInfo.InvariantCulture, is1904));
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException or InvalidCastException)
        {
            // Out of the calendar: a spreadsheet fills the cell with ####; the number says more.
            return Plain(number);
        }
    }

    private Section SectionFor(double number) => _sections switch
    {
        [var only] => only,
        // With conditions the library chooses; the first section stands for the rounding.
        [{ HasCondition: true } first, ..] => first,
        [var positive, var negative] => number < 0 ? negative : positive,
        [var positive, var negative, var zero, ..] => number < 0 ? negative : number > 0 ? positive : zero,
        [] => Section.Parse(""),
    };

    private static string Plain(double number) =>
        ReportedDecimal.FromDouble(number) is { } value && (value != 0 || number == 0)
            ? value.ToString(CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture);

    // What Chinese programs write, in the form that is known everywhere: ! escapes as \ does, G/通用格式 is General, 上午/下午 is AM/PM,
    // aaaa and aaa are weekdays, e is the year. [DBNum1] asks for Chinese numerals: Western ones are read more easily later on.
    private static string Readable(string code)
    {
        var plain = new StringBuilder(code.Length);
        foreach (Match token in Tokens().Matches(code))
        {
            plain.Append(token.Value switch
            {
                ['"', ..] or ['\\', ..] or ['_', ..] or ['*', ..] => token.Value,
                ['!', var escaped] => "\\" + escaped,
                "G/通用格式" => GeneralCode,
                "上午/下午" => "AM/PM",
                "aaaa" or "AAAA" => "dddd",
                "aaa" or "AAA" => "ddd",
                "e" => "yyyy",
                ['[', 'D' or 'd', 'B' or 'b', ..] => "",
                _ => token.Value,
            });
        }

        return plain.ToString();
    }

    private static List<string> SplitSections(string code)
    {
        var sections = new List<string>();
        var start = 0;
        foreach (Match token in Tokens().Matches(code))
        {
            if (token.Value != ";")
                continue;
            sections.Add(code[start..token.Index]);
            start = token.Index + 1;
        }

        sections.Add(code[start..]);
        return sections;
    }

    // The exponent's E+ is one token, so that the e of a Chinese year is told from it.
    [GeneratedRegex("""
        "[^"]*"? | \\. | !. | _. | \*. | \[[^\]]*\]? | G/通用格式 | General | 上午/下午 | AM/PM | A/P | [Aa]{3,4} | E[+-] | e[+-] | .
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Singleline)]
    private static partial Regex Tokens();

    /// <summary>One of the up to four parts of a format: for numbers above, below and at zero, and for text.</summary>
    private sealed record Section(bool IsEmpty, bool HasCondition, bool HasText, string TextPrefix, string TextSuffix, int? Decimals, decimal Scale)
    {
        public static Section Parse(string code)
        {
            var literals = new StringBuilder[] { new(), new() };
            var (decimals, scale, commas) = (-1, 1m, 0);
            var (hasCondition, hasText, isNumber, canRound) = (false, false, false, true);
            foreach (Match token in Tokens().Matches(code))
            {
                var literal = literals[hasText ? 1 : 0];
                switch (token.Value)
                {
                    case ['"', .. var quoted]:
                        literal.Append(quoted.TrimEnd('"'));
                        break;
                    case ['\\' or '!', var escaped]:
                        literal.Append(escaped);
                        break;
                    case ['_' or '*', _]:
                        break;
                    case ['[', .. var inside]:
                        hasCondition |= inside.StartsWith('<') || inside.StartsWith('>') || inside.StartsWith('=');
                        break;
                    case "@":
                        hasText = true;
                        break;
                    case "0" or "#" or "?":
                        isNumber = true;
                        commas = 0;
                        if (decimals >= 0)
                            decimals++;
                        break;
                    case ".":
                        decimals = Math.Max(decimals, 0);
                        break;
                    case ",":
                        commas++;
                        break;
                    case "%":
                        scale *= 100;
                        break;
                    case "/" or "General" or ['E' or 'e', '+' or '-']:
                        canRound = false;
                        break;
                    case var other:
                        literal.Append(other);
                        break;
                }
            }

            for (; commas > 0; commas--)
                scale /= 1000;
            return new Section(code.Length == 0, hasCondition, hasText, literals[0].ToString(), literals[1].ToString(),
                isNumber && canRound && decimals <= 15 ? Math.Max(decimals, 0) : null, scale);
        }

        /// <summary>Rounds to what the section shows, halves away from zero.</summary>
        public decimal Round(decimal value) =>
            Decimals is { } decimals ? Math.Round(value * Scale, decimals, MidpointRounding.AwayFromZero) / Scale : value;
    }
}
