using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Recognizes the words of time in a normalized label: years, months, quarters, 累计, 上年同期. A rule is a pattern and what it says;
/// where rules overlap, the label's cover decides for the longer words.
/// </summary>
internal static partial class PeriodLabels
{
    // Without one of these a label says nothing of time; most labels end here.
    private static readonly SearchValues<char> Signs = SearchValues.Create("年月季期前现累计历半qjfmasondh0123456789");

    private static readonly (Regex Pattern, Func<Match, PeriodPhrase> Says)[] Rules =
    [
        // Accounts are made of whole years.
        (YearOfAccounts(), m => new PeriodPhrase(Number(m, "y"), Part: new PeriodPart(PeriodForm.Year, 1, 12))),
        (LastYearOfAccounts(), _ => new PeriodPhrase(YearOffset: -1, Part: new PeriodPart(PeriodForm.Year, 1, 12))),
        (Year(), m => new PeriodPhrase(Number(m, "y"), m.Groups["last"].Success ? Number(m, "last") : null)),
        (YearBeforeItsEnd(), m => new PeriodPhrase(Number(m, "y"))),
        (YearOfTwoDigits(), m => new PeriodPhrase(2000 + Number(m, "yy"))),
        (NumericMonths(), m => Months(Number(m, "from"), Number(m, "to")) with { Year = Number(m, "y") }),
        (NumericDays(), m => OfDays(m) with { Year = Number(m, "y") }),
        (MonthsBehindTheYear(), m => Months(Number(m, "from"), Number(m, "to"))),
        (NumericMonth(), m => new PeriodPhrase(Number(m, "y"), Part: Month(Number(m, "m")))),
        (CompactMonth(), m => new PeriodPhrase(Number(m, "y"), Part: Month(Number(m, "m")))),
        // The number of a paper, or of its edition, holds a year that is nobody's period.
        (DocumentNumber(), _ => PeriodPhrase.Unsaid),
        (NumericDay(), m => new PeriodPhrase(Number(m, "y"), Part: new PeriodPart(PeriodForm.Day, Number(m, "m"), Number(m, "m"), Number(m, "d")))),
        (NumericQuarter(), m => new PeriodPhrase(Number(m, "y"), Part: Quarter(Number(m, "q")))),
        (MonthsOfYear(), m => Months(Number(m, "from"), Number(m, "to"))),
        (FirstMonths(), m => Months(1, Number(m, "to"))),
        (MonthOfYear(), m => new PeriodPhrase(Part: Month(Number(m, "m")))),
        (EnglishMonth(), m => new PeriodPhrase(m.Groups["y"].Success ? Number(m, "y") : m.Groups["yy"].Success ? 2000 + Number(m, "yy") : null, Part: Month(MonthNamed(m.Groups["m"].Value)))),
        (DayOfYear(), m => new PeriodPhrase(Part: new PeriodPart(PeriodForm.Day, Number(m, "m"), Number(m, "m"), Number(m, "d")))),
        (QuarterOfYear(), m => new PeriodPhrase(Part: Quarter(Number(m, "q")))),
        (FirstQuarter(), _ => new PeriodPhrase(Part: Quarter(1))),
        (QuartersOfYear(), m => Months(1, 3 * Number(m, "to"))),
        (FirstHalf(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.Half, 1, 6), Accumulation: Accumulation.YearToDate)),
        (SecondHalf(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.Half, 7, 12), Accumulation: Accumulation.Period)),
        (WholeYear(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.Year, 1, 12), Accumulation: Accumulation.YearToDate)),
        (MidYear(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.Half, 1, 6), Accumulation: Accumulation.Stock)),
        (YearStart(), _ => new PeriodPhrase(YearOffset: -1, Part: new PeriodPart(PeriodForm.Year, 1, 12), Accumulation: Accumulation.Stock)),
        (LastYearEnd(), _ => new PeriodPhrase(YearOffset: -1, Part: new PeriodPart(PeriodForm.Year, 1, 12), Accumulation: Accumulation.Stock)),
        (YearEnd(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.Year, 1, 12), Accumulation: Accumulation.Stock)),
        (ToThisMonth(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.ToThisMonth), Accumulation: Accumulation.YearToDate)),
        (ToThisQuarter(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.ToThisQuarter), Accumulation: Accumulation.YearToDate)),
        (ThisMonth(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.ThisMonth), Accumulation: Accumulation.Period)),
        (ThisQuarter(), _ => new PeriodPhrase(Part: new PeriodPart(PeriodForm.ThisQuarter), Accumulation: Accumulation.Period)),
        (LastMonth(), m => new PeriodPhrase(Part: new PeriodPart(PeriodForm.LastMonth), Accumulation: m.Groups["end"].Success ? Accumulation.Stock : null)),
        (LastQuarter(), m => new PeriodPhrase(Part: new PeriodPart(PeriodForm.LastQuarter), Accumulation: m.Groups["end"].Success ? Accumulation.Stock : null)),
        (SinceTheStart(), _ => new PeriodPhrase(Accumulation: Accumulation.Stock)),
        (ToDate(), _ => new PeriodPhrase(Accumulation: Accumulation.YearToDate)),
        (Cumulated(), _ => new PeriodPhrase(Accumulation: Accumulation.YearToDate)),
        (PeriodEnd(), _ => new PeriodPhrase(Accumulation: Accumulation.Stock)),
        // 目前完成 is what every report says.
        (Now(), _ => PeriodPhrase.Unsaid),
        // What something is set beside is no period of its own.
        (Comparison(), _ => PeriodPhrase.Unsaid),
        (EachMonth(), _ => new PeriodPhrase(Accumulation: Accumulation.Period)),
        (ToDateLastYear(), _ => new PeriodPhrase(YearOffset: -1, Accumulation: Accumulation.YearToDate, IsSamePeriod: true)),
        (SamePeriodLastYear(), _ => new PeriodPhrase(YearOffset: -1, IsSamePeriod: true)),
        // 去年同月 is of the month alone, whatever stands beside it.
        (SameMonthLastYear(), _ => new PeriodPhrase(YearOffset: -1, Part: new PeriodPart(PeriodForm.ThisMonth), Accumulation: Accumulation.Period, IsSamePeriod: true)),
        (LastYear(), _ => new PeriodPhrase(YearOffset: -1)),
        (ThisYear(), _ => new PeriodPhrase(YearOffset: 0)),
    ];

    /// <summary>Every phrase of time in the label, and every base of an index, which is made of them; phrases of different rules may overlap.</summary>
    public static IReadOnlyList<LabelToken> Find(string label)
    {
        if (label.AsSpan().IndexOfAny(Signs) < 0)
            return [];
        var found = new List<LabelToken>();
        foreach (var (pattern, says) in Rules)
        {
            // Of thirty rules hardly one fits: looking costs no memory.
            if (!pattern.IsMatch(label))
                continue;
            foreach (Match match in pattern.Matches(label))
                found.Add(new LabelToken(match.Index, match.Length, new WordMeaning.OfTime(says(match))));
        }

        foreach (Match match in IndexBase().Matches(label))
            found.Add(new LabelToken(match.Index, match.Length, new WordMeaning.OfIndexBase()));
        return found;
    }

    private static PeriodPart Month(int month) => new(PeriodForm.Month, month, month);

    private static int MonthNamed(string name) =>
        1 + Array.FindIndex(CultureInfo.InvariantCulture.DateTimeFormat.AbbreviatedMonthNames, m => name.StartsWith(m, StringComparison.OrdinalIgnoreCase));

    private static PeriodPart Quarter(int quarter) => new(PeriodForm.Quarter, (quarter * 3) - 2, quarter * 3);

    private static PeriodPhrase Months(int from, int to) =>
        new(Part: new PeriodPart(PeriodForm.Months, from, to), Accumulation: from == 1 ? Accumulation.YearToDate : null);

    private static PeriodPhrase OfDays(Match days) =>
        Number(days, "first") == 1 && Number(days, "last") == DateTime.DaysInMonth(Number(days, "y"), Number(days, "to"))
            ? Months(Number(days, "from"), Number(days, "to"))
            : Months(Number(days, "from"), 0);

    private static int Number(Match match, string group)
    {
        var said = match.Groups[group];
        if (int.TryParse(said.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return said.Value switch
        {
            "两" => 2,
            "i" => 1,
            "ii" => 2,
            "iii" => 3,
            "iv" => 4,
            "元" => 1,
            ['十'] => 10,
            ['十', var unit] => 10 + Digit(unit),
            var digits => digits.Aggregate(0, (sum, digit) => (sum * 10) + Digit(digit)),
        };
    }

    // 〇 and its look-alikes are 0: they are not among the nine.
    private static int Digit(char digit) => "一二三四五六七八九".IndexOf(digit, StringComparison.Ordinal) + 1;

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d|[一二][一二三四五六七八九〇○零o]{3})(年?度?(-|至|到)(?<last>(19|20)\d\d))?(年度?|(?=上半年|下半年|第?[一二三四1-4]季|前三季)|\z(?<=\A.{4}|\A.{9,11})|(?<=\(\d{4})(?=[),]))", RegexOptions.ExplicitCapture)]
    private static partial Regex Year();

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)年度?(?=财?政?(收支)?决算)", RegexOptions.ExplicitCapture)]
    private static partial Regex YearOfAccounts();

    [GeneratedRegex("(上年度?|去年|上一年度?)(?=决算)", RegexOptions.ExplicitCapture)]
    private static partial Regex LastYearOfAccounts();

    // 2023年末 is 2023 and 年末.
    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)(?=年[末底])", RegexOptions.ExplicitCapture)]
    private static partial Regex YearBeforeItsEnd();

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)([./]|-m?|m)(?<m>0?[1-9]|1[0-2])(?![\d./-])", RegexOptions.ExplicitCapture)]
    private static partial Regex NumericMonth();

    // 2025.1-10月.
    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)[./](?<from>\d{1,2})月?(-|至|到)((?<to>\d{1,2})月份?(?!\d{1,2}[日号])|(?<to>0?[1-9]|1[0-2])(?![\d./日号]))", RegexOptions.ExplicitCapture)]
    private static partial Regex NumericMonths();

    [GeneratedRegex(@"(?<![\da-z.,-])(?<y>(19|20)\d\d)(?<m>0[1-9]|1[0-2])(?![\da-z.,%-])", RegexOptions.ExplicitCapture)]
    private static partial Regex CompactMonth();

    [GeneratedRegex(@"以?(上年|去年|上月|上季|上期|基期|(19|20)\d\d年?|同期)度?(同期|同月|同季|同日|平均)?(价格|不变价)?(=|为|等于)100", RegexOptions.ExplicitCapture)]
    private static partial Regex IndexBase();

    [GeneratedRegex(@"\(?(19|20)\d\d\)?年?-?第?\d{1,5}号|第\d{1,5}号|(19|20)\d\d年度?第[\d一二三四五六七八九十]{1,4}期", RegexOptions.ExplicitCapture)]
    private static partial Regex DocumentNumber();

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)(?<mark>[./-])(?<m>0?[1-9]|1[0-2])\k<mark>(?<d>0?[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex NumericDay();

    // 2025.1.1-6.30: of whole months, or of no stretch that any report has.
    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)[./](?<from>0?[1-9]|1[0-2])[./](?<first>0?[1-9]|[12]\d|3[01])(-|至|到)(\k<y>[./])?(?<to>0?[1-9]|1[0-2])[./](?<last>0?[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex NumericDays();

    // 2025年1-6主要指标, with 月 left out; 2025年1-6期 are editions.
    [GeneratedRegex(@"(?<=(19|20)\d\d年度?)(?<from>0?[1-9]|1[0-2])(-|至|到)(?<to>0?[1-9]|1[0-2])(?=[(),]|\z|\p{L})(?![月季期号日年个件项批条万亿千百名岁届类级次天户人家组号])", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthsBehindTheYear();

    [GeneratedRegex(@"(?<!\d)(?<y>(19|20)\d\d)[.-]?q(?<q>[1-4])(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex NumericQuarter();

    [GeneratedRegex(@"(?<!\d)(?<from>\d{1,2}|十[一二]?|[一二三四五六七八九]|(?<![十百千万亿美])元)月?份?(-|至|到)(?<to>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?(?!\d{1,2}[日号])", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthsOfYear();

    [GeneratedRegex(@"(?<![\d十])(?<m>\d{1,2}|十[一二]?|[一二三四五六七八九]|(?<![十百千万亿美])元)月(份|末|底)?(?!\d{1,2}[日号])", RegexOptions.ExplicitCapture)]
    private static partial Regex MonthOfYear();

    [GeneratedRegex(@"[前头](?<to>\d{1,2}|十[一二]?|[两二三四五六七八九])个?月份?|截[至止](?<to>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?[末底止]?(累计数?)?(?!\d{1,2}[日号])|(?<![\d月份])至(?<to>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?[末底止]?(累计数?)?(?!\d{1,2}[日号])|(?<![\d十])(?<to>\d{1,2}|十[一二]?|[一二三四五六七八九])月份?止(累计数?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex FirstMonths();

    // The whole label only: may and march are words too.
    [GeneratedRegex(@"\A((?<y>(19|20)\d\d)-?)?(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)([.,]?-?(?<y>(19|20)\d\d)|-(?<yy>[1-9]\d))?[.,]?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex EnglishMonth();

    [GeneratedRegex(@"(?<!\d)(?<m>\d{1,2})月(?<d>\d{1,2})日", RegexOptions.ExplicitCapture)]
    private static partial Regex DayOfYear();

    [GeneratedRegex(@"(?<![\d前-])第?(?<q>[一二三四1-4]|(?<![a-z])(i{1,3}|iv))季(度[末底]?)?|(?<![a-z0-9.-])q(?<q>[1-4])(?![a-z0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex QuarterOfYear();

    [GeneratedRegex("首季度?")]
    private static partial Regex FirstQuarter();

    [GeneratedRegex(@"([前头]|[1一](-|至|到)第?)(?<to>[两二三四2-4])个?(季度?|q)|q1-q?(?<to>[2-4])(?!\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex QuartersOfYear();

    [GeneratedRegex("上半年|(?<=年度?)半年|(?<![a-z0-9])h1(?![a-z0-9])")]
    private static partial Regex FirstHalf();

    [GeneratedRegex("下半年|(?<![a-z0-9])h2(?![a-z0-9])")]
    private static partial Regex SecondHalf();

    [GeneratedRegex("全年")]
    private static partial Regex WholeYear();

    // 比上年末 is no period.
    [GeneratedRegex("(?<![比较与同])(上|去|上一)年年?[末底](数|值|余额)?", RegexOptions.ExplicitCapture)]
    private static partial Regex LastYearEnd();

    [GeneratedRegex("(?<=年)[末底]|年[末底]", RegexOptions.ExplicitCapture)]
    private static partial Regex YearEnd();

    // 2025年中央预算内资金 is not about the middle of the year.
    [GeneratedRegex("((?<=(19|20)[0-9]{2}年)年?|(?<![0-9])年)中(?![央小国等级部介医药心学考型华共西东南北长式标线外专期])", RegexOptions.ExplicitCapture)]
    private static partial Regex MidYear();

    // 年初数: what there was when the year began. 2025年初 is asked about, 比年初 is no period.
    [GeneratedRegex("(?<![自从比较与同年0-9])年初(数|值|余额)?(?![以至到累起]|-|计划|预算|目标|任务|下达)", RegexOptions.ExplicitCapture)]
    private static partial Regex YearStart();

    // 24年6月; 10年 alone is how long something takes.
    [GeneratedRegex(@"(?<![\d.年])(?<yy>[123]\d)年(?=度?([上下]半年|第?[一二三四1-4]季|前三季|\d{1,2}(月|-|至|到)))", RegexOptions.ExplicitCapture)]
    private static partial Regex YearOfTwoDigits();

    [GeneratedRegex("([1一]|自?年初|自年初)(-|至|到)[本当]月(末|止)?(累计数?)?|(本年)?(截[至止]|[止至到])[本当]月[末底止]?(累计数?)?|[本当]月止(累计数?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ToThisMonth();

    [GeneratedRegex("([1一]|年初)(-|至|到)[本当]季度?(末|止)?(累计数?)?|[本当]季止(累计数?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ToThisQuarter();

    // 1-本月 is no month by itself; behind a name a hyphen only divides.
    // 月完成 is what was done in the month of the report.
    [GeneratedRegex(@"(?<![\d一初]-|[至到])[本当单]月(数|份)?(?!止)|(?<![\d一二三四五六七八九十年份上下本当单每各全逐分元个-])月度?(?=(实际)?完成(?!率|比|进度))", RegexOptions.ExplicitCapture)]
    private static partial Regex ThisMonth();

    // 本季度累计 is what the quarter adds up to.
    [GeneratedRegex(@"(?<![\d一初]-|[至到])[本当]季(度)?(累计)?数?(?!止)", RegexOptions.ExplicitCapture)]
    private static partial Regex ThisQuarter();

    [GeneratedRegex("上月(?<end>[末底])?数?", RegexOptions.ExplicitCapture)]
    private static partial Regex LastMonth();

    [GeneratedRegex("(?<!以)上季度?(?<end>[末底])?数?", RegexOptions.ExplicitCapture)]
    private static partial Regex LastQuarter();

    [GeneratedRegex("[自从]?(项目)?(开工|建设|开建)((以来|至今|起|至本月)(累计数?)?|累计数?)|(历年|历史)(累计数?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex SinceTheStart();

    [GeneratedRegex("自年初(以来|至今|起)?(累计数?)?|年初((以来|至今|起)(累计数?)?|累计数?)|([本当]?年)?累计数?|[今本]年以来(累计数?)?|年内(累计数?)?", RegexOptions.ExplicitCapture)]
    private static partial Regex ToDate();

    // Behind 今年, 全年 it stands for itself.
    [GeneratedRegex("累计数?")]
    private static partial Regex Cumulated();

    [GeneratedRegex("(本?期|本?月|本?季)[末底]数?", RegexOptions.ExplicitCapture)]
    private static partial Regex PeriodEnd();

    [GeneratedRegex("(上年|去年|上一年)(同期|同月末|同月底|同季)[末底]?(数|值)?|同期(数|值)?", RegexOptions.ExplicitCapture)]
    private static partial Regex SamePeriodLastYear();

    [GeneratedRegex("(上年|去年|上一年)同月(?![末底])(数|值)?", RegexOptions.ExplicitCapture)]
    private static partial Regex SameMonthLastYear();

    [GeneratedRegex(@"[与同比较和]((上月|上季度?)[、,及和与])?(上年|去年|上一年|(19|20)\d\d年)(同期|同月|同季)(相比|对比|比较|相较)", RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();

    [GeneratedRegex("(截[至止])?(目前|当前|现在)(为止)?(?=已?完成|累计|实际|\\(|\\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Now();

    [GeneratedRegex("[各逐](月|季度?)(?!.*累计)")]
    private static partial Regex EachMonth();

    [GeneratedRegex("(上年|去年|上一年)累计数?", RegexOptions.ExplicitCapture)]
    private static partial Regex ToDateLastYear();

    [GeneratedRegex("上年度?|去年|上一年度?", RegexOptions.ExplicitCapture)]
    private static partial Regex LastYear();

    [GeneratedRegex("本年度?|今年|当年|[本当]期数?", RegexOptions.ExplicitCapture)]
    private static partial Regex ThisYear();
}
