using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A line beside a table, or a part of one that says something by itself, and what it is for.</summary>
internal sealed partial class ContextLine
{
    private const int LongestSort = 8;

    private ContextLine(Cell cell, string text, LineKind kind, LabelMeaning said)
    {
        Cell = cell;
        Text = text;
        Kind = kind;
        Said = said;
    }

    public Cell Cell { get; }

    public string Text { get; }

    public LineKind Kind { get; }

    /// <summary>What its words say: all of them, but for a form's label before a colon.</summary>
    public LabelMeaning Said { get; }

    /// <summary>What it says of the period that the figures are of.</summary>
    public PeriodPhrase Period => Kind is LineKind.Title or LineKind.ReportPeriod && Said.Period is { IsDated: true, YearOffset: null } && Said.InvalidPeriod is null ? Said.Period : PeriodPhrase.Unsaid;

    /// <summary>Whether it says what the table is about, not only when.</summary>
    public bool NamesSubject => Said is { Indicator: not null } or { Kind: not null } or { Item: not null } or { Ambiguous.Length: > 0 } || Subject().IsMatch(Text);

    /// <summary>Whether it is about how the figures are made (2023年国家统计报表制度, 按2023年同口径计算): its year is that of the rules, where another line says the report's.</summary>
    public bool IsAboutMethod => MethodNote.Is(Text);

    /// <summary>Whether it names an office, not what the table is about: who sends the report, where a word before a colon says nothing else.</summary>
    public bool NamesSender => (Kind == LineKind.Remark && Sender().IsMatch(Text))
        || (Kind is LineKind.Remark or LineKind.Title && Office().IsMatch(Text) && !Handing().IsMatch(Text) && !Note().IsMatch(Text) && !FormEntry().IsMatch(Text) && !NamesSubject);

    /// <summary>Whether it tells of others than the figures: where they come from, to whom they go.</summary>
    public bool IsAside => Kind == LineKind.Remark ? !NamesSender : Kind == LineKind.Title && !NamesSubject && (Handing().IsMatch(Text) || Numbering.Of(Text).IsPart);

    /// <summary>What a form's entry says the figures are sorted by (行业：工业, 数据类型：计划), as written; null for none.</summary>
    public string? Sort { get; private init; }

    /// <summary>The day that it says; null for none.</summary>
    public DateOnly? Day => Cell.Value is CellValue.Date date ? DateOnly.FromDateTime(date.Value) : DayOf(Said.Period);

    /// <summary>
    /// What cells beside a table say, in their order; several forms' entries may stand in one (填报人：张三  单位：万元), and one in two: what is filled in
    /// behind 建设年限 says no more than 建设年限：2021-2024 does.
    /// </summary>
    public static IEnumerable<ContextLine> Of(IEnumerable<Cell> cells, LabelReader labels)
    {
        Cell? before = null;
        foreach (var cell in cells)
        {
            var isFilledIn = before is not null && before.Address.Row == cell.Address.Row && IsEntryOf(before.Text, labels) && !FormEntry().IsMatch(cell.Text);
            foreach (var part in Parts(isFilledIn ? $"{before!.Text.Trim().TrimEnd(':', '：')}：{cell.Text}" : cell.Text))
                yield return Of(cell, part, labels);
            before = cell;
        }
    }

    private static bool IsEntryOf(string text, LabelReader labels) => text.TrimEnd() is [.., ':' or '：'] || labels.Read(text) is { IsUnderstood: true, Attribute: not null, Indicator: null };

    private static ContextLine Of(Cell cell, string text, LabelReader labels)
    {
        if (cell.Value is CellValue.Date)
            return new(cell, text, LineKind.BareDate, labels.Read(text));
        if (FormEntry().Match(text) is { Success: true } entry && !IsNumber(entry.Groups["label"].Value))
        {
            var (label, rest) = (entry.Groups["label"].Value, text[entry.Length..]);
            if (FillDate().IsMatch(text))
                return new(cell, text, LineKind.FillDate, labels.Read(rest));
            var heading = labels.Read(label);
            if (Cutoff().IsMatch(label) || heading.Heads == HeadingKind.Periods)
                return new(cell, text, Validity().IsMatch(label) ? LineKind.Remark : LineKind.ReportPeriod, labels.Read(rest));
            if (heading.Heads == HeadingKind.Areas)
                return new(cell, rest, LineKind.Area, labels.Read(rest));
            // 指标：社会消费品零售总额 says what the table is about, 统计年度：2025 when; 建设年限：2023-2026 tells about the item that it is about.
            var isSubject = heading is { IsUnderstood: true, IsIgnored: false, Heads: HeadingKind.Plain, Attribute: null } && !Note().IsMatch(text);
            var filled = labels.Read(rest);
            var isTime = filled is { IsUnderstood: true, Period.IsDated: true, Indicator: null, Area: null, Item: null, Kind: null, Measure: null };
            var sort = rest.Trim() is { Length: > 0 and <= LongestSort } value && Sorting().IsMatch(label) && filled.Indicator is null ? value : null;
            return new(cell, text, isSubject ? isTime ? LineKind.ReportPeriod : LineKind.Title : LineKind.Remark, filled) { Sort = sort };
        }

        var said = labels.Read(text);
        if (Note().IsMatch(text))
            return new(cell, text, LineKind.Remark, said);
        if (FillDate().IsMatch(text))
            return new(cell, text, LineKind.FillDate, said);
        if (BareDate().IsMatch(LabelText.Normalize(text)))
            return new(cell, text, LineKind.BareDate, said);
        var line = new ContextLine(cell, text, LineKind.Title, said);
        // 本表于7月12日更新 speaks of a table, and is about the paper all the same.
        var isOnlyOfADay = said is { Indicator: null, Kind: null, Period.Part: { Form: PeriodForm.Day } } && !Cutoff().IsMatch(text);
        if (Issue().IsMatch(text) && (!line.NamesSubject || isOnlyOfADay))
            return new(cell, text, LineKind.Remark, said);
        // A day is when something was done, unless it is said to be how far the figures go.
        if (Cutoff().IsMatch(text))
            return line.NamesSubject ? line : new(cell, text, LineKind.ReportPeriod, said);
        return said.Period.Part is { Form: PeriodForm.Day } && !line.NamesSubject ? new(cell, text, LineKind.Remark, said) : line;
    }

    private static IEnumerable<string> Parts(string text)
    {
        foreach (var part in BeforeEntry().Split(text.Trim()))
        {
            // 2024年1-6月投资情况（7月10日印发）: what was done to the paper stands for itself, and so does a day.
            var rest = part;
            while (Brackets().Matches(rest).FirstOrDefault(b => (Issue().IsMatch(b.Value) || DayInBrackets().IsMatch(LabelText.Normalize(b.Value))) && b.Length < rest.Length) is { } aside)
            {
                yield return aside.Value;
                rest = rest.Remove(aside.Index, aside.Length);
            }

            if (!string.IsNullOrWhiteSpace(rest))
                yield return rest.Trim();
            // 综合机关名称：云川县（国有单位，2016年）: whose figures they are, and of which year.
            if (Sender().IsMatch(rest) && YearInBrackets().Match(rest) is { Success: true } year)
                yield return year.Groups["year"].Value;
        }
    }

    private static bool IsNumber(string label) => label.Length <= 2 && label.Any(char.IsDigit);

    private static DateOnly? DayOf(PeriodPhrase said) => said is { Year: { } year, Part: { Form: PeriodForm.Day, IsValid: true } part }
        ? new DateOnly(year, part.ToMonth, Math.Min(part.Day, DateTime.DaysInMonth(year, part.ToMonth)))
        : null;

    // A blank before a form's label: 制表：统计局    单位：亿元. 附件3： stands before a title.
    [GeneratedRegex(@"(?<=\A\s*(附[件表录图]\s*[0-9一二三四五六七八九十]{0,3}|续?[表图]\s*[0-9一二三四五六七八九十]{1,3}([.-][0-9]{1,2})?)\s*)[:：]\s*|(?<=\A\s*续?[表图]\s*[0-9]{1,3}([.-][0-9]{1,2})*)\s+(?=(19|20)[0-9]{2})|\s+(?=[^\s:：()（）]{2,8}\s*[:：])|[\r\n]+")]
    private static partial Regex BeforeEntry();

    [GeneratedRegex(@"[(（][^()（）]*[)）]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[(（]([^()（）]*[,，、;；\s])?(?<year>(19|20)\d\d年度?)[)）]", RegexOptions.ExplicitCapture)]
    private static partial Regex YearInBrackets();

    [GeneratedRegex(@"\A\s*[(（]?\s*(?<label>([^:：()（）]|[(（][^:：()（）]*[)）]){1,14}?)\s*[:：]", RegexOptions.ExplicitCapture)]
    private static partial Regex FormEntry();

    [GeneratedRegex("\\A(?!.*(填|报送|上报|联系|说明)).*(行业|产业|领域|分类|类别|类型|范围|口径|性质|方式|频[率度]|隶属(关系)?|控股(情况|类型)?|规模|城乡|性别|年龄[段组]?|板块|[区地]域|地区|其中|区划|行政区|归属地?|[县乡镇村]名)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Sorting();

    [GeneratedRegex("(填报|制表|报送|上报|填表|打印|更新|发布|编制|出表|报出)\\s*(日期|时间)|^\\s*(日期)\\s*[:：]", RegexOptions.ExplicitCapture)]
    private static partial Regex FillDate();

    [GeneratedRegex(@"\A\(?((19|20)\d\d年\d{1,2}月\d{1,2}日|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BareDate();

    [GeneratedRegex(@"\A\((((19|20)\d\d年)?\d{1,2}月\d{1,2}[日号]|(19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex DayInBrackets();

    [GeneratedRegex("截[至止]|as of", RegexOptions.IgnoreCase)]
    private static partial Regex Cutoff();

    [GeneratedRegex("有效|失效|印发|执行")]
    private static partial Regex Validity();

    [GeneratedRegex(@"\A\s*[(（]?\s*(注|说明|备注|附注|资料来源|数据来源|来源|口径|提示|note|source|\*)(?!\p{L})", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    // What is done to a paper, not what happens to figures.
    [GeneratedRegex("印发|发布|公布|更新|下发|颁布|修订|制定|编制|签发|批准|备案|印制|打印|出表|填报|报送|上报|审核|实施|施行|生效|有效|失效|废止|起草|定稿|录入|导出|下载|查询|文号|号文|updated|issued|published|released|printed|revised|version", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Issue();

    [GeneratedRegex(@"\A\s*[(（]?\s*([^\s:：(（]{0,4}?(单位|机关|部门|乡镇|县区)(名称)?(\s*[(（].{1,6}[)）])?|村名|村别|所在[乡镇村]+)\s*[:：]")]
    private static partial Regex Sender();

    [GeneratedRegex("政府|党委|办公室|办事处|管委会|委员会|统计站|[局委院厅站](?!部)|中心\\s*([(（]|$)")]
    private static partial Regex Office();

    [GeneratedRegex("反馈|提供|来源|抄[送报]|主送|[呈上]报|核定|认定|据")]
    private static partial Regex Handing();

    [GeneratedRegex("(?<!本|制|填|该|此)表|情况|指标|统计(?!局|站|所)|[月季年快简]报|进度|台账|清单|明细|进展|分析")]
    private static partial Regex Subject();
}
