using System.Globalization;
using ExcelNumberFormat;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// A number format: what a cell shows for what it holds, and whether its numbers are dates. Plain numbers are formatted by .NET, dates,
/// fractions and the like by ExcelNumberFormat; both without regard to the machine's culture.
/// </summary>
internal sealed class CellFormat : IEquatable<CellFormat>
{
    private const string GeneralCode = "General";

    // Beyond 15 digits the digits mean nothing, and formatting would print hundreds of them.
    private const decimal LargestFormatted = 1e15m;

    // Excel takes no longer one.
    private const int LongestCode = 255;

    private readonly NumberFormat? _format;
    private readonly FormatSection[] _sections;
    private readonly bool _hasConditions;

    public CellFormat(string code)
    {
        Code = code;
        var translated = FormatTokens.Translate(code);
        _sections = [.. FormatTokens.Sections(translated).Select(FormatSection.Parse)];
        _hasConditions = _sections.Any(s => s.Condition is not null);
        if (translated.Length == 0 || translated == "@" || translated.Equals(GeneralCode, StringComparison.OrdinalIgnoreCase))
            return;
        var format = new NumberFormat(translated);
        if (!format.IsValid)
            return;
        _format = format;
        IsDuration = format.IsTimeSpanFormat;
        IsDate = format.IsDateTimeFormat && !IsDuration;
    }

    /// <summary>A cell whose format is the ordinary one.</summary>
    public static CellFormat General { get; } = new(GeneralCode);

    /// <summary>The code as the workbook has it.</summary>
    public string Code { get; }

    /// <summary>Whether a number under it is a date or a time of day.</summary>
    public bool IsDate { get; }

    /// <summary>Whether a number under it is a length of time, such as 36:00 for a day and a half.</summary>
    public bool IsDuration { get; }

    /// <summary>
    /// The format of a number and a code: a number below <see cref="BuiltInFormats.FirstCustom"/> means the same in every workbook,
    /// whatever code a library gives it.
    /// </summary>
    public static CellFormat Of(int id, string? code) =>
        (id < BuiltInFormats.FirstCustom ? BuiltInFormats.Code(id) ?? code : code) is { Length: > 0 and <= LongestCode } known ? new CellFormat(known) : General;

    public bool Equals(CellFormat? other) => other?.Code == Code;

    public override bool Equals(object? obj) => Equals(obj as CellFormat);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    /// <summary>What a number under this format is: a date where the format says so and there is such a day, otherwise the number.</summary>
    /// <param name="number">The number as stored.</param>
    /// <param name="is1904">Whether the workbook counts days from 1904.</param>
    /// <param name="shown">The text that a person sees.</param>
    public CellValue ValueOf(double number, bool is1904, out string shown)
    {
        var value = ReportedDecimal.FromDouble(number);
        if (IsDate || IsDuration)
        {
            shown = ShowTime(number, is1904);
            if (IsDate && SerialDate.ToDate(number, is1904) is { } date)
                return new CellValue.Date(date);
        }
        else
        {
            shown = value is { } plain ? ShowNumber(plain, number) : Bare(number);
        }

        // What is too large for a decimal is no figure of a county, but it is shown.
        return value is { } held ? new CellValue.Number(held) : new CellValue.Text(shown);
    }

    /// <summary>The section that a number is shown by.</summary>
    public FormatSection SectionFor(decimal value)
    {
        var forNumbers = _sections.Length - (_sections is [_, .., { TextAround: not null }] ? 1 : 0);
        if (!_hasConditions)
        {
            return _sections[value switch
            {
                < 0 when forNumbers > 1 => 1,
                0 when forNumbers > 2 => 2,
                _ => 0,
            }];
        }

        // A section without a condition beside others that have one is for what its position says, and the last for all the rest.
        for (var i = 0; i < forNumbers - 1; i++)
        {
            if (_sections[i].Condition?.Holds(value) ?? (i == 0 ? value > 0 : value < 0))
                return _sections[i];
        }

        return _sections[forNumbers - 1];
    }

    /// <summary>The text that a person sees of a text: itself, unless the format puts something around texts or hides them.</summary>
    public string Show(string text)
    {
        if (_format is null)
            return text;
        if (_sections is [_, _, _, { IsEmpty: true }, ..])
            return "";
        return (_sections.Length > 3 ? _sections[3] : _sections[^1]).TextAround is { } around ? around.Before + text + around.After : text;
    }

    private static string Bare(double number) => number.ToString("G15", CultureInfo.InvariantCulture);

    private string ShowTime(double number, bool is1904)
    {
        try
        {
            return ShowByLibrary(IsDuration ? TimeSpan.FromDays(number) : number, number, is1904);
        }
        catch (OverflowException)
        {
            return Bare(number);
        }
    }

    // Where the library cannot, such as out of the calendar or with an exponent of no digits, a spreadsheet fills the cell with ####; the number says more.
    private string ShowByLibrary(object value, double number, bool is1904 = false)
    {
        try
        {
            return _format!.Format(value, CultureInfo.InvariantCulture, is1904).Trim(' ');
        }
        catch (Exception fault) when (fault is ArgumentException or OverflowException or InvalidCastException)
        {
            return Bare(number);
        }
    }

    private string ShowNumber(decimal value, double number)
    {
        if (_format is null || Math.Abs(value) > LargestFormatted)
            return value == 0 ? Bare(number) : value.ToString(CultureInfo.InvariantCulture);
        // Which section a condition chooses is the library's affair.
        if (_hasConditions)
            return ShowByLibrary(number, number);
        var section = SectionFor(value);
        if (section.IsEmpty)
            return "";
        if (section.Pattern is not { } pattern)
            return ShowByLibrary((double)value, number);
        // A section for numbers below zero shows their sign in its own way.
        return (section == _sections[0] ? value : Math.Abs(value)).ToString(pattern, CultureInfo.InvariantCulture).Trim(' ');
    }

}
