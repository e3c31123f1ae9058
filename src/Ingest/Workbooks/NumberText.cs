using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Numbers as people type them into a cell: full width, with separators or blanks between thousands, a sign as word, bracket or
/// arrow, a unit behind; and the marks that stand for a missing one. Whatever could be read in two ways is not read.
/// </summary>
internal static partial class NumberText
{
    // As the statistical yearbooks define them: … for less than the smallest unit shown, a dash for "there can be none".
    private static readonly FrozenDictionary<string, MissingReason> Marks = new Dictionary<string, MissingReason>(StringComparer.OrdinalIgnoreCase)
    {
        ["…"] = MissingReason.BelowHalfUnit,
        ["……"] = MissingReason.BelowHalfUnit,
        ["..."] = MissingReason.BelowHalfUnit,
        ["⋯"] = MissingReason.BelowHalfUnit,
        ["⋯⋯"] = MissingReason.BelowHalfUnit,
        ["—"] = MissingReason.NotApplicable,
        ["——"] = MissingReason.NotApplicable,
        ["–"] = MissingReason.NotApplicable,
        ["-"] = MissingReason.NotApplicable,
        ["--"] = MissingReason.NotApplicable,
        ["－"] = MissingReason.NotApplicable,
        ["－－"] = MissingReason.NotApplicable,
        ["─"] = MissingReason.NotApplicable,
        ["−"] = MissingReason.NotApplicable,
        ["/"] = MissingReason.NotApplicable,
        ["／"] = MissingReason.NotApplicable,
        ["\\"] = MissingReason.NotApplicable,
        ["不适用"] = MissingReason.NotApplicable,
        [".."] = MissingReason.NotAvailable,
        ["n/a"] = MissingReason.NotAvailable,
        ["na"] = MissingReason.NotAvailable,
        ["暂无"] = MissingReason.NotAvailable,
        ["暂缺"] = MissingReason.NotAvailable,
        ["缺"] = MissingReason.NotAvailable,
        ["暂缺数据"] = MissingReason.NotAvailable,
        ["暂无数据"] = MissingReason.NotAvailable,
        ["无数据"] = MissingReason.NotAvailable,
        ["未统计"] = MissingReason.NotAvailable,
        ["正在统计"] = MissingReason.NotAvailable,
        ["统计中"] = MissingReason.NotAvailable,
        ["未上报"] = MissingReason.NotAvailable,
        ["未报"] = MissingReason.NotAvailable,
        ["未报送"] = MissingReason.NotAvailable,
        ["待上报"] = MissingReason.NotAvailable,
        ["待报"] = MissingReason.NotAvailable,
        ["不详"] = MissingReason.NotAvailable,
        ["无"] = MissingReason.NotApplicable,
        ["未开展"] = MissingReason.NotApplicable,
        ["未反馈"] = MissingReason.NotAvailable,
        ["待反馈"] = MissingReason.NotAvailable,
        ["x"] = MissingReason.NotAvailable,
        [":"] = MissingReason.NotAvailable,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly char[] Footnotes = [.. "⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳*＊※"];

    // What reads like a unit but makes the whole a label: 2023年, 100元以上, 3岁.
    private static readonly FrozenSet<string> LabelEndings =
        new[] { "年", "月", "日", "号", "季", "季度", "周", "旬", "岁", "级", "类", "届", "以上", "以下", "以内", "左右", "年末", "年底", "月末", "年份", "月份" }.ToFrozenSet();

    /// <summary>Reads a number or a missing-value mark; null when the text is neither.</summary>
    public static CellNumber? Read(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > 64)
            return null;
        if (Marks.TryGetValue(trimmed, out var reason))
            return new CellNumber(null, null, reason);

        // ①12 has a mark in front, and is not 112.
        if (MarkBeforeDigits().IsMatch(trimmed))
            return null;
        var folded = Fold(WithoutFootnote(trimmed));
        if (AsBefore().IsMatch(folded))
            return new CellNumber(0m, null, null) { SaysChange = true };
        if (AsPlace().Match(folded) is { Success: true } place)
            return new CellNumber(decimal.Parse(place.Groups["place"].ValueSpan, CultureInfo.InvariantCulture), "位", null);
        var match = Typed().Match(folded);
        if (!match.Success || !TryDigits(match.Groups["digits"].Value, out var value))
            return null;

        var unit = match.Groups["unit"].Value;
        if (unit.Length > 0 && (LabelEndings.Contains(unit) || LabelEndings.Any(e => e.Length > 1 && unit.EndsWith(e, StringComparison.Ordinal))))
            return null;
        // 2024年同期 and 2024年度 are headings.
        if (unit is ['年', _, ..] && value is >= 1900 and <= 2100)
            return null;
        // (1)东川镇 is the first of a list; behind a negative number in brackets stands a percent sign or nothing.
        if (match.Groups["close"].Success && unit.Any(char.IsLetter))
            return null;
        // 3.2%↓ says behind the number what ↓3.2% says before it; with a sign of its own it says two things.
        var behind = match.Groups["behind"].Value;
        if (behind.Length > 0 && (match.Groups["minus"].Success || match.Groups["fall"].Success || match.Groups["plus"].Success || match.Groups["open"].Success))
            return null;
        var isNegative = match.Groups["minus"].Success || match.Groups["fall"].Success || behind is "↓" or "▼";
        var isBracketed = match.Groups["open"].Success;
        if (isBracketed != match.Groups["close"].Success || (isBracketed && (isNegative || match.Groups["plus"].Success)))
            return null;
        return new CellNumber(isNegative || isBracketed ? -value : value, unit.Length > 0 ? unit : null, null)
        {
            SaysSlowing = match.Groups["fall"].Value == "回落",
            SaysChange = behind.Length > 0 || match.Groups["fall"].Success || (match.Groups["plus"] is { Success: true, Value: not "+" }),
        };
    }

    /// <summary>Whether a text is no more than a unit, perhaps in brackets: what could stand behind a number.</summary>
    public static bool IsUnit(string text) =>
        text.Trim().Trim('(', ')', '（', '）') is { Length: > 0 and < 8 } unit && Read($"1{unit}") is { Unit: not null };

    /// <summary>Whether a number belongs where the text stands, though it cannot be read for certain (54,3 may be 54.3).</summary>
    public static bool LooksLikeNumber(string text) => CommaNearEnd().IsMatch(text);

    /// <summary>Whether a text is a figure with words that make it none that can be recorded: 约5200, 800左右, 1210（快报）, 5200/6000.</summary>
    public static bool IsFigureInWords(string text) => text.Length <= 64 && InWords().IsMatch(Fold(text.Trim()));

    // Raised digits, digits in circles and asterisks behind a figure point to a note; behind a letter raised digits belong to a unit, as in m².
    private static string WithoutFootnote(string text)
    {
        var figure = text.TrimEnd(Footnotes).TrimEnd();
        return figure is [.., '.' or '%' or '％' or ')' or '）' or (>= '0' and <= '9') or (>= '０' and <= '９')] ? figure : text;
    }

    private static string Fold(string text)
    {
        // A space between letters of a Latin word matters to nobody here; between digits it is a thousands separator, checked below.
        var folded = text.Normalize(NormalizationForm.FormKC);
        var result = new StringBuilder(folded.Length);
        foreach (var c in folded)
        {
            result.Append(c switch
            {
                '−' or '–' or '—' or '─' or '‐' or '‑' => '-',
                '、' or '，' => ',',
                '。' or '．' => '.',
                '’' or '‘' or '´' => '\'',
                // 12 and 345 on two lines are two numbers.
                '\n' or '\r' => '\n',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => c,
            });
        }

        return result.ToString();
    }

    private static bool TryDigits(string digits, out decimal value)
    {
        value = 0;
        if (Separated().IsMatch(digits))
            digits = digits.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).Replace("'", "", StringComparison.Ordinal);
        return !digits.Contains(',', StringComparison.Ordinal)
            && !digits.Contains(' ', StringComparison.Ordinal)
            && !digits.Contains('\'', StringComparison.Ordinal)
            && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    [GeneratedRegex(@"\A(?<open>\()? *((同比|[比较](上年|去年)(同期)?)?(?<fall>下降|减少|降低|回落|负增长|降幅|降|减|跌)|(同比|[比较](上年|去年)(同期)?)?(?<plus>增长|上升|增加|提高|增幅|增|升|涨)|(?<fall>↓|▼)|(?<plus>↑|▲|\+)|(?<minus>-|负))? *(?<digits>[0-9][0-9, ']*(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?|\.[0-9]+) *(?<close>\))? *(?<unit>%|‰|[a-zA-Z°][a-zA-Z°/]{0,5}[0-9²³]?|\p{L}{0,3}[元吨亩人户个家件项次起处所座辆台套株头只羽斤克米里顷时瓦升度点天条种名位场宗份张期]|个?工作日)? *(?<behind>[↑↓▲▼])? *\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Typed();

    [GeneratedRegex(@"[⁰¹²³⁴-⁹①-⑳⒈-⒛]\s*[0-9０-９.．,，]")]
    private static partial Regex MarkBeforeDigits();

    [GeneratedRegex(@"\A第 *(?<place>[0-9]{1,3}) *[位名] *\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AsPlace();

    [GeneratedRegex(@"\A(同比|[与比较]?(上年|去年)(同期)?)?持平\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AsBefore();

    [GeneratedRegex(@"\A\s*[-+−–]?([0-9]{1,3}([ \u00A0][0-9]{3})*|[0-9]{4,}),[0-9]{1,2}\s*%?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex CommaNearEnd();

    [GeneratedRegex(@"\A(约|大约|近|将近|超过?|不足|至少|最多|共|[<>≤≥~])? *[0-9][0-9,. ]* *(%|[万亿千]|\p{L}{0,3}[元吨亩人户个家件项次头只])? *(左右|上下|以上|以下|余|多|\(.+\)|[-/+~,至]? *[0-9][0-9,. ]*(%|[万亿千]|\p{L}{0,3}[元吨亩人户个家件项次头只])?)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex InWords();

    [GeneratedRegex(@"\A[0-9]{1,3}([, '][0-9]{3})+(\.[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Separated();
}
