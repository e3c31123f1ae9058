using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Identity-card and mobile telephone numbers do not belong into a report. They are told of and made unreadable before anybody else sees the workbook, so that
/// nothing of them comes into findings, texts, logs or the ledger.
/// </summary>
internal static partial class PersonalData
{
    private const int LeastDigits = 11;
    private const decimal LeastMobile = 13_000_000_000;
    private const decimal LastMobile = 19_999_999_999;
    private const decimal LeastIdentity = 100_000_000_000_000;

    // Of the 17 digits before the check digit, by GB 11643.
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The reading with such numbers made unreadable, and a finding for each cell that holds any.</summary>
    public static WorkbookReading Masked(WorkbookReading reading)
    {
        if (reading.Workbook is not { } workbook)
            return reading;
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var sheets = ImmutableArray.CreateBuilder<Sheet>(workbook.Sheets.Length);
        foreach (var sheet in workbook.Sheets)
        {
            var masked = new Dictionary<CellAddress, string>();
            var keys = new Lazy<CellAddress?>(() => ReviewSheet.KeysOf(sheet));
            var wordsAbove = new Dictionary<int, string>();
            foreach (var cell in sheet.Cells)
            {
                // The nearest words above in its column: the heading, past the numbers of other rows.
                var above = wordsAbove.GetValueOrDefault(cell.Address.Column, "");
                if (cell.Content.Kind == CellKind.Text)
                    wordsAbove[cell.Address.Column] = cell.Text;
                // A key that happens to hold eleven digits in a row must come through whole: explanations are found by it.
                if (DigitsIn(cell) is not { } text || Masked(text, cell, above, sheet) is not { } found
                    || (keys.Value is { } heading && cell.Address.Column == heading.Column && cell.Address.Row > heading.Row))
                    continue;
                masked[cell.Address] = found.Text;
                findings.Add(new Finding(found.Code, found.Code.Severity, sheet.Name, cell.Address.ToString(), found.Text.Trim(), [found.Number]));
            }

            sheets.Add(masked.Count == 0
                ? sheet
                : sheet.Replace(c => masked.TryGetValue(c.Address, out var text) ? new Cell(c.Address, new CellValue.Text(text), text) { Style = c.Style } : c));
        }

        // What was passed over on the way (struck out, say) is shown in findings.
        ImmutableArray<Finding> told = [.. reading.Findings.Select(f => f.Shown is { } shown ? f with { Shown = InWords(shown) } : f)];
        return new WorkbookReading(findings.Count == 0 ? workbook : workbook with { Sheets = sheets.MoveToImmutable() }, [.. told, .. findings]);
    }

    // A text with enough digits; most cells have none, and cost nothing.
    private static string? DigitsIn(Cell cell)
    {
        var text = cell.Value switch
        {
            CellValue.Text words => words.Value,
            // A number that a spreadsheet keeps as one has lost what is behind its 15th digit.
            CellValue.Number { Value: var value } when decimal.IsInteger(value) && (value is >= LeastMobile and <= LastMobile || value >= LeastIdentity) =>
                value.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        return text is { Length: >= LeastDigits } && text.Count(char.IsDigit) >= LeastDigits ? HalfWidth(text) : null;
    }

    // An input method for Chinese types digits, hyphens and the X as wide as characters.
    private static string HalfWidth(string text) =>
        text.Any(IsFullWidth) ? string.Concat(text.Select(c => IsFullWidth(c) ? (char)(c - '０' + '0') : c)) : text;

    private static bool IsFullWidth(char c) => c is (>= '０' and <= '９') or '－' or '＋' or 'Ｘ' or 'ｘ';

    private static (string Text, string Number, FindingCode Code)? Masked(string text, Cell cell, string above, Sheet sheet)
    {
        // A number alone is a figure, unless what stands above or before it says otherwise.
        var isAlone = cell.Content.Kind == CellKind.Number;
        var (isContactLine, isIdentity, isTelephone) = isAlone ? SaidOf(cell, above, sheet) : (ContactWord().IsMatch(text) || ContactWord().IsMatch(Before(cell, sheet)), true, true);
        string? number = null;
        var code = FindingCodes.PersonalNumber;
        var result = Identity().Replace(text, match => IsIdentity(match.Value, isAlone && isIdentity) && (isIdentity || DigitsOf(match.Value).Length == 18) ? Hide(match.Value, 4, 4) : match.Value);
        if (number is null && isContactLine)
            code = FindingCodes.ContactNumber;
        if (isTelephone)
            result = Mobile().Replace(result, match => Hide(match.Value, 3, 2));

        return number is null ? null : (result, number, code);

        string Hide(string shown, int first, int last)
        {
            var hidden = Hidden(shown, first, last);
            number ??= hidden;
            return hidden;
        }
    }

    private static string InWords(string text)
    {
        var shown = HalfWidth(text);
        var hidden = Mobile().Replace(
            Identity().Replace(shown, match => IsIdentity(match.Value, isNamed: false) ? Hidden(match.Value, 4, 4) : match.Value), match => Hidden(match.Value, 3, 2));
        return hidden == shown ? text : hidden;
    }

    private static string Hidden(string shown, int first, int last)
    {
        var digits = DigitsOf(shown);
        return digits[..first] + new string('*', digits.Length - first - last) + digits[^last..];
    }

    private static string DigitsOf(string shown) => string.Concat(shown.Where(char.IsLetterOrDigit));

    private static (bool IsContactLine, bool IsIdentity, bool IsTelephone) SaidOf(Cell cell, string above, Sheet sheet)
    {
        var before = Before(cell, sheet);
        var isContactLine = ContactWord().IsMatch(before);
        return (isContactLine, IdentityWord().IsMatch(above) || IdentityWord().IsMatch(before), isContactLine || ContactWord().IsMatch(above));
    }

    private static string Before(Cell cell, Sheet sheet) =>
        cell.Address.Column > 0 && sheet[cell.Address.Row, cell.Address.Column - 1] is { Content.Kind: CellKind.Text } left ? left.Text : "";

    // A spreadsheet leaves zeros in place of the last digits: then only the heading and the date speak for it.
    private static bool IsIdentity(string shown, bool isNamed)
    {
        var digits = DigitsOf(shown);
        var date = digits.Length == 18 ? digits[6..14] : "19" + digits[6..12];
        if (!DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var born) || born.Year is < 1900 or > 2099)
            return false;
        return digits.Length == 15 || isNamed || "10X98765432"[Weights.Select((weight, i) => weight * (digits[i] - '0')).Sum() % 11] == char.ToUpperInvariant(digits[17]);
    }

    [GeneratedRegex(@"(?<![0-9A-Za-z])[1-8][0-9]{5}([0-9]{9}|[- ]?[0-9]{8}[- ]?[0-9]{3}[0-9Xx])(?![0-9A-Za-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex Identity();

    [GeneratedRegex(@"(?<![0-9*])((\+|00)86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9*])", RegexOptions.ExplicitCapture)]
    private static partial Regex Mobile();

    [GeneratedRegex("电话|手机|联系方式|联系人|填表人|填报人|经办人|负责人")]
    private static partial Regex ContactWord();

    [GeneratedRegex("身份证|证件号|公民身份")]
    private static partial Regex IdentityWord();
}
