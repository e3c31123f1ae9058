using System.Buffers;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the words of time in a label say together.</summary>
/// <param name="Invalid">What is no stretch of any report, as written (15月, 6月上旬); null for nothing.</param>
internal readonly partial record struct LabelPeriod(PeriodPhrase Phrase, string? Invalid)
{
    private static readonly SearchValues<char> OfTime = SearchValues.Create("0123456789年月");

    /// <summary>What says that one year of several is not a whole one (2025年为1-10月): of which figures that is, only whoever reads it sees. Null for nothing.</summary>
    public static string? StretchOfOneYear(string label) => OneYearsStretch().Match(label) is { Success: true, Value: var stretch } ? stretch : null;

    /// <param name="isOfTheSameMonth">Whether its words of measure set the figures beside those of the same month.</param>
    public static LabelPeriod Of(LabelWords label, bool isOfTheSameMonth)
    {
        var said = new LabelPeriod(PeriodPhrase.Unsaid, null);
        foreach (var token in label.Tokens)
        {
            if (token.Meaning is WordMeaning.OfTime { Phrase: var phrase })
                said = said.With(phrase, token, label);
        }

        // Most labels name no time: what reads them looks at every letter.
        if (said.Invalid is null && label.Text.AsSpan().ContainsAny(OfTime))
            said = said with { Invalid = StretchOfOneYear(label.Text) ?? StretchLeftOpen(label) ?? (StretchOfDays().Match(label.Text) is { Success: true, Value: var days } ? days : null) };
        // 比上年同月±% is the growth of the month, beside whatever it stands.
        return isOfTheSameMonth && said.Phrase is { IsDated: false, Accumulation: null }
            ? said with { Phrase = new PeriodPhrase(Part: new PeriodPart(PeriodForm.ThisMonth), Accumulation: Accumulation.Period) }
            : said;
    }

    // What is said with the next word of time.
    private LabelPeriod With(PeriodPhrase next, LabelToken token, LabelWords label)
    {
        var before = token.Start > 0 ? label.Text[token.Start - 1] : default;
        if (next.Part is { IsValid: false })
            return this with { Invalid = label.TextOf(token) };
        // 2025年比2024年增长 is of 2025.
        if (IsOtherYear(next) && before is '比' or '较')
            return this;
        if (IsOtherYear(next) && before is '与' or '和' or '及' or ',')
            return this with { Phrase = BothYears(next) };
        // 2020年价 and 以2020年为基期 say how figures are reckoned.
        if (IsOtherYear(next) && OfReckoning().IsMatch(label.Text[token.End..]))
            return this;
        // 2025年1-10月…(2024年) is of which?
        if (IsOtherYear(next) && before is not ('至' or '到' or '-') && Phrase.Part is { IsRelative: false, Form: not (PeriodForm.Year or PeriodForm.Day) } && next.Part is null or { Form: PeriodForm.Year })
            return this with { Invalid = label.TextOf(token) };
        // 1-10月…(当月) is of the month or of the months until then.
        if (Phrase.Part is { Form: PeriodForm.Months, FromMonth: 1, ToMonth: > 1 } && next.Part is { Form: PeriodForm.ThisMonth } && before == '(' && next.Accumulation == Accumulation.Period)
            return this with { Invalid = label.TextOf(token) };
        if (IsOtherStretch(next))
        {
            // 9月较8月增量 is no change on the year before, and of no stretch of its own.
            if (before is '比' or '较' && next.Part is { Form: not PeriodForm.Day })
                return this with { Invalid = label.Text[(token.Start - 1)..token.End] };
            if (label.Tokens.FindLast(t => t.Meaning is WordMeaning.OfTime && t.Start < token.Start) is { Meaning: not null } first && Joint().IsMatch(label.Text[first.End..token.Start]))
                return this with { Phrase = BothStretches(next) };
            // 1-6月…（税收为1-5月数） is of the one for some figures and of the other for the rest.
            if (next.Part is { Form: not PeriodForm.Day } && Phrase.Part is { Form: not (PeriodForm.Day or PeriodForm.Year) } && before is not ('比' or '较' or '与')
                && label.Tokens.FindLast(t => t.Meaning is WordMeaning.OfTime { Phrase.Part: not null } && t.Start < token.Start) is { Meaning: not null } earlier && label.Text[earlier.End] is not ('-' or '至' or '到'))
            {
                return this with { Invalid = label.TextOf(token) };
            }
        }

        // 2024年底累计 is since the start or since the year's: no figure of the year by itself.
        return Phrase is { Accumulation: Accumulation.Stock, Part.Form: PeriodForm.Year } && next is { Accumulation: Accumulation.YearToDate, IsDated: false }
            ? this
            : this with { Phrase = next.Within(Phrase) };
    }

    private bool IsOtherYear(PeriodPhrase next) => next is { Year: { } year, LastYear: null } && Phrase is { Year: { } other, LastYear: null } && year != other;

    // 2025年1-10月与2024年1-10月 are two: what is of neither by its own labels has no period.
    private PeriodPhrase BothYears(PeriodPhrase next) =>
        new(Math.Min(next.Year!.Value, Phrase.Year!.Value), Math.Max(next.Year.Value, Phrase.Year.Value), Part: next.Part ?? Phrase.Part, Accumulation: next.Accumulation ?? Phrase.Accumulation);

    // 1-9月及10月 is about two stretches, 10月及1-10月 is the month with its year so far.
    private bool IsOtherStretch(PeriodPhrase next) =>
        next is { Year: null, YearOffset: null, Part: { IsRelative: false } second } && Phrase.Part is { IsRelative: false } first && first.ToMonth != second.ToMonth;

    // From the end of one to that of the other: as a label of its own no stretch that anything is reported of, and labels below it that say theirs have it.
    private PeriodPhrase BothStretches(PeriodPhrase next)
    {
        var (first, second) = (Phrase.Part!.Value.ToMonth, next.Part!.Value.ToMonth);
        return next.Within(Phrase) with { Part = new PeriodPart(PeriodForm.Months, Math.Min(first, second), Math.Max(first, second)), Accumulation = null };
    }

    // 2025年   月 was never filled in, and 2025年第25周, 6月上旬 or 2025年1-6期 is no stretch of any report: the year is not what is meant. 2025年5、6月 is not June.
    private static string? StretchLeftOpen(LabelWords label) =>
        OpenStretch().Matches(label.Text).Select(m => m.Groups["stretch"]).FirstOrDefault(
            stretch => stretch.Success && !label.Tokens.Exists(t => t is { Meaning: WordMeaning.OfTime { Phrase.Part: not null } } && t.Start < stretch.Index + stretch.Length && t.End >= stretch.Index + stretch.Length))?.Value;

    [GeneratedRegex(@"\A年?(的?(不变|可比)?价|[为作是](基[期数年]|100)|口径)")]
    private static partial Regex OfReckoning();

    [GeneratedRegex(@"\A\s*[及和与、,]\s*\z")]
    private static partial Regex Joint();

    // 2025年10月16日至11月15日; what begins with the year is up to its end.
    [GeneratedRegex(@"(?<=(19|20)\d\d年)(?!0?1月0?1日)\d{1,2}月\d{1,2}日(-|至|到)\d{1,2}月\d{1,2}日")]
    private static partial Regex StretchOfDays();

    // 2025年为1-10月, and 2024年10月至2025年10月.
    [GeneratedRegex(@"(?<year>(19|20)\d\d)年\d{1,2}月份?[末底]?(-|至|到)(?!\k<year>)(19|20)\d\d年\d{1,2}月|(19|20)\d\d年?度?数?[为系是](前?[\d一二三四五六七八九十]+[月季\-－—–至到]+([\d一二三四五六七八九十]+月|度)?|上半年)", RegexOptions.ExplicitCapture)]
    private static partial Regex OneYearsStretch();

    [GeneratedRegex(
        @"(?<=(19|20)\d\d年度?)(?<stretch>[-_x×*/.…()?某\d一二三四五六七八九十前头第至到m]*个?(月(?![报度均底末])|季度?(?![报节末])|(?<=\d)日(?!均)|(?<=\d)周))|(?<=(19|20)\d\d年度?)((?<stretch>\d{1,2}(-|至|到)\d{1,2})(?![\d.万亿元岁人名个家户吨亩级%])|(?<stretch>(\d{1,2}[、,])+)(?=\d{1,2}月))|(?<=[年月])(?<stretch>[上中下]旬|国庆|春节|中秋|端午|清明|元旦|五一|双十一|黄金周|三夏|三秋|[春夏秋冬][收种播耕汛]|[寒暑][假期]|汛期|雨季|采暖季?|供暖季?|旺季|淡季|[上下前后]半[月旬]|[近后][一二两三四五六七八九十\d]+个?月|滚动|[第前后][一二两三四五\d]+周|当日)|(?<!(?<!\d)1月)(?<=月)(?<stretch>\d{1,2}日?(-|至|到)(\d{1,2}月)?\d{1,2}日)|(?<=(19|20)\d\d年?度?)(?<stretch>([春秋]季|[第一二上下]{0,2})学期|学年|[春夏秋冬]季)|(?<=(19|20)\d\d年)(?<stretch>年?初)(?![以至到累起]|-|计划|预算|目标|任务|下达)",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OpenStretch();
}
