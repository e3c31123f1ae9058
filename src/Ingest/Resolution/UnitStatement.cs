using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What a line says of units, to its last letter: a line that speaks of a unit and is not wholly understood names what is not, so that it
/// can be asked about. A figure is a factor of ten thousand wrong otherwise.
/// </summary>
/// <param name="Units">The units, in order; empty when the line names none, or none that is known.</param>
/// <param name="Unknown">What stands for a unit and is none that the catalog knows; null when all is understood.</param>
/// <param name="Subject">Of what alone it says so (投资额单位：万元); null where it holds for all.</param>
internal readonly partial record struct UnitStatement(ImmutableArray<Unit> Units, string? Unknown, string? Subject = null)
{
    private const int LongestDenominator = 5;

    private const int LongestPairs = 200;

    private static readonly UnitStatement None = new([], null);

    private static readonly char[] Separators = ['、', ',', ';', '|', '\n', '\r', '\t', '及', '和', '与', '或'];

    /// <summary>
    /// What a line says of the units of all figures, and of those of one (单位：万元，其中：投资为元), each by itself; the line as it is where either is not understood.
    /// </summary>
    public static IEnumerable<UnitStatement> AllOf(string line, LabelReader labels)
    {
        var text = Folded(line);
        if (text.Contains("其中", StringComparison.Ordinal) && OfAPart().Match(text) is { Success: true } part
            && Of(part.Groups["whole"].Value, labels) is { Units.IsEmpty: false, Unknown: null, Subject: null } whole
            && Of($"{part.Groups["subject"].Value}单位:{part.Groups["units"].Value}", labels) is { Units.IsEmpty: false, Unknown: null, Subject: not null } own)
            return [whole, own];
        return (line.Length <= LongestPairs ? OfPairs(text, labels) : null) ?? [Of(line, text, labels)];
    }

    /// <summary>What a line says of the units of all figures, or of those of one alone.</summary>
    public static UnitStatement Of(string line, LabelReader labels) => Of(line, Folded(line), labels);

    // 面积：亩，总产：吨，单产：千克 gives each of some figures its own: the last is none of the second.
    private static List<UnitStatement>? OfPairs(string text, LabelReader labels)
    {
        if (Pairs().Match(text) is not { Success: true, Groups: var said } || (said["subject"].Captures.Count == 1 && !said["word"].Success))
            return null;
        var pairs = said["subject"].Captures.Zip(said["unit"].Captures, (subject, unit) => (Subject: subject.Value, Units: OfList(unit.Value, labels, isAnnounced: false))).ToList();
        return pairs.TrueForAll(p => p.Units is { Units.IsEmpty: false, Unknown: null } && labels.Vocabulary.StatedUnitOf(p.Subject) is null)
            ? [.. pairs.Select(p => p.Units with { Subject = OfAllFigures().IsMatch(p.Subject) ? null : p.Subject })]
            : null;
    }

    private static UnitStatement Of(string line, string text, LabelReader labels)
    {
        if (TakenAsUnit().Match(text) is { Success: true } taken)
            return OfList(taken.Groups["units"].Value, labels, isAnnounced: true);
        if (UnitOfSubject().Match(text) is { Success: true } named && SubjectIn(named.Groups["subject"].Value, labels) is { } subject
            && OfList(text[(named.Index + named.Length)..], labels, isAnnounced: false) is { Units.IsEmpty: false } own)
        {
            return own with { Subject = subject };
        }

        if (UnitWord().Match(text) is { Success: true } word && (word.Groups["own"].Success || !Sentence().IsMatch(text)))
            return OfList(text[(word.Index + word.Length)..], labels, isAnnounced: word.Groups["own"].Success && word.Groups["sign"].Success);
        // A list of units and nothing else, perhaps behind a word of a form (金额：亿元), or units in brackets at the end.
        var colon = text.LastIndexOf(':');
        if (OfList(text[(colon + 1)..], labels, isAnnounced: false) is { Units.IsEmpty: false } whole)
            return whole with { Subject = colon < 0 ? null : SubjectIn(text[..colon], labels) };
        if (InBracketsWithin(text, labels) is { } within)
            return within;
        if (BracketedEnd().Match(text) is { Success: true } end && OfList(end.Groups["units"].Value, labels, isAnnounced: false) is { Units.IsEmpty: false } bracketed)
            return bracketed;
        if (labels.Vocabulary.EnglishUnits.In(line, bare: false) is { } english)
            return new([english], null);
        // 2025年固定资产投资   亿元.
        if (BehindABlank().Match(text) is { Success: true } last && OfList(last.Groups["units"].Value, labels, isAnnounced: false) is { Units.IsEmpty: false } behind)
            return behind;
        // 本表投资单位为亿元，税收单位为万元 speaks of units in a sentence of its own.
        if (Sentence().IsMatch(text))
            return new([], line.Trim());
        // 2025年旅游收入/亿元, 旅游收入（亿元，快报）, 旅游收入亿元表: a multiple that nothing follows is the unit, wherever it stands.
        ImmutableArray<Unit> multiples = [.. Multiple().Matches(text).Select(m => labels.Vocabulary.UnitOf(m.Groups["unit"].Value)).OfType<Unit>().Distinct()];
        return multiples is [var only] ? new([only], null) : multiples.IsEmpty ? None : new([], line.Trim());
    }

    // 2025年旅游收入（亿元）统计表. 本年（度） is a year; 收入（亿元）及支出（万元） leaves open which is of what.
    private static UnitStatement? InBracketsWithin(string text, LabelReader labels)
    {
        var brackets = Brackets().Matches(text).Where(b => b.Index > 0 && text[b.Index - 1] is not ('年' or '月' or '季' or '度'))
            .Select(b => OfList(b.Groups["inside"].Value, labels, isAnnounced: false)).Where(s => s is { Subject: null, Unknown: null, Units.IsEmpty: false }).Select(s => s.Units).ToList();
        if (brackets.Count == 0)
            return null;
        ImmutableArray<Unit> units = [.. brackets.SelectMany(u => u).Distinct()];
        return brackets.Count == 1 || units.GroupBy(u => u.Quantity).All(q => q.Select(u => u.Factor).Distinct().Count() == 1) ? new(units, null) : new([], text.Trim());
    }

    /// <summary>The unit by which another is divided that a label names: as a whole, behind a colon or in brackets (产量（公斤/亩）); null for none.</summary>
    public static Unit? RatioIn(string label, LabelReader labels)
    {
        if (!label.AsSpan().ContainsAny('/', '／'))
            return null;
        var text = Folded(label);
        return Brackets().Matches(text).Select(b => b.Groups["inside"].Value).Append(text)
            .Select(part => Edges().Replace(part[(part.LastIndexOf(':') + 1)..], ""))
            .FirstOrDefault(part => IsUnknownRatio(part, labels)) is { } ratio
                ? new Unit(ratio, ratio, 1, [])
                : null;
    }

    // 金额 and 计量 say nothing of which figures; 投资额 does, for it is a piece of what some of them are called.
    private static string? SubjectIn(string text, LabelReader labels)
    {
        var name = Edges().Replace(text[(text.LastIndexOfAny([':', ',', '，', ';', '；', '(', '（']) + 1)..], "");
        return new PiecesOfNames(labels).NamesSome(name) ? name : null;
    }

    private static UnitStatement OfList(string text, LabelReader labels, bool isAnnounced)
    {
        var list = All().Replace(Edges().Replace(text, ""), "");
        // The bracket that the line began with, before the word for unit.
        if (!list.AsSpan().ContainsAny('(', '（', '['))
            list = list.TrimEnd(')', '）', ']', '】', ' ');
        if (list.Length == 0)
            return None;
        var units = ImmutableArray.CreateBuilder<Unit>();
        if (TryRead(list, labels, units))
            return new(units.ToImmutable(), null);
        // 注：1.单位为亿元；2.数据为快报数: what is said besides is of other things.
        units.Clear();
        if (NextClause().Match(list) is { Success: true } next && !labels.Vocabulary.NamesUnitWithin(LabelText.Normalize(list[(next.Index + next.Length)..])) && TryRead(list[..next.Index], labels, units))
            return new(units.ToImmutable(), null);
        // 单位：云川县统计局 names the sender: there is no unit in it, nor anything that reads like one.
        return (isAnnounced || IsUnknownRatio(list, labels)) && (SpeaksOfUnit(list, labels) || PointsElsewhere().IsMatch(list) || IsUnknownRatio(list, labels) || units.Count > 0) ? new([], list) : None;
    }

    // Every part must be a unit, or a remark that is no unit: in brackets, or a date.
    private static bool TryRead(string list, LabelReader labels, ImmutableArray<Unit>.Builder units)
    {
        if (labels.Vocabulary.StatedUnitOf(list) is { } whole)
        {
            units.Add(whole);
            return true;
        }

        if (Brackets().Match(list) is { Success: true } brackets)
        {
            var around = Edges().Replace(list.Remove(brackets.Index, brackets.Length).Insert(brackets.Index, "、"), "");
            if (around.Length > 0 && !TryRead(around, labels, units))
                return false;
            var inside = ImmutableArray.CreateBuilder<Unit>();
            if (TryRead(brackets.Groups["inside"].Value, labels, inside))
                units.AddRange(inside);
            // 万元（西坪镇为元）: of some figures it is another.
            else if (IsOther().IsMatch(brackets.Groups["inside"].Value))
                return false;
            return units.Count > 0;
        }

        foreach (var part in list.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!TryReadPart(part, labels, units))
                return false;
        }

        return units.Count > 0;
    }

    private static bool TryReadPart(string part, LabelReader labels, ImmutableArray<Unit>.Builder units)
    {
        // 单位：亿元，增速：% says of what the second is the unit.
        var named = Edges().Replace(Currency().Replace(part[(part.LastIndexOf(':') + 1)..], ""), "");
        if (named.Length == 0)
            return true;
        if (labels.Vocabulary.StatedUnitOf(named) is { } unit)
        {
            units.Add(unit);
            return true;
        }

        // A stroke or a blank parts two units, unless it is inside of one (微克/立方米).
        var pieces = named.Split(['/', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (IsUnknownRatio(named, labels))
            return false;
        if (pieces.Length > 1)
            return Array.TrueForAll(pieces, piece => TryReadPart(piece, labels, units));
        return labels.Read(named) is { IsUnderstood: true, Period.IsDated: true, Timeless: "" };
    }

    // 万元/人 is no list of two units, but one that nobody knows.
    private static bool IsUnknownRatio(string text, LabelReader labels) =>
        text.Split('/') is [var above, { Length: > 0 and <= LongestDenominator } below] && labels.Vocabulary.UnitOf(above) is { } unit && Vocabulary.IsRatio(unit, labels.Vocabulary.UnitOf(below));

    private static bool SpeaksOfUnit(string list, LabelReader labels) =>
        LooksLikeUnit().IsMatch(list) || !list.AsSpan().ContainsAnyExceptInRange('\0', '\u00FF') || labels.Vocabulary.NamesUnitWithin(LabelText.Normalize(list));

    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Trim().Normalize(NormalizationForm.FormKC));
        folded.Replace('∶', ':').Replace('﹑', '、').Replace('。', '.').Replace('單', '单').Replace('億', '亿').Replace('萬', '万').Replace('圓', '元').Replace('圆', '元').Replace('仟', '千');
        // 单位：万元（另有注明者除外）: where another stands it says so itself.
        return UnlessSaid().Replace(folded.ToString(), "");
    }

    [GeneratedRegex(@"\A\(?\s*(?<word>(计量)?单\s*位\s*[:为]?\s*)?(?!单位)(([本该]表|表[中内]|其中)?(?<subject>\p{L}{1,10}?)(的?(计量)?单位)?\s*(:|为|\s)\s*(?<unit>[^,;、:\s()]{1,10})\s*([,;、\s]+|\)?\z))+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"\A(金额|数额|数量|总量|绝对[额数值量]|价值量?|其他|其余|增[速幅减长]\p{L}*|速度|比[重例]|占比|同比|计量|数据|货币|币种)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex OfAllFigures();

    [GeneratedRegex(@"[,、;(\s]*(除\s*(另有|特别|单独|已)?(注明|标明|说明)(单位)?[的者]?(之|以)?外|(另有|特别|单独|已)(注明|标明|说明)(单位)?[的者]?(的?除外|外))\s*\)?", RegexOptions.ExplicitCapture)]
    private static partial Regex UnlessSaid();

    [GeneratedRegex(@"(?<own>(?<!\p{L})|计量|数据|金额|货币|币种|数量)?单\s*位\s*((?<sign>[:;=(/|]|-+|—+)|(均|都|一律|统一)?(?<sign>[为是])\s*:?)?|(?<own>\bunits?)\s*((?<sign>[:;=(])|in\b)|(?<=\A\s*):", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex UnitWord();

    [GeneratedRegex(@"(?<subject>[\p{L}:,，;；、()（）]{1,60}?)(的?(计量)?单\s*位)\s*([:=]|(均|都|一律|统一)?[为是]\s*:?)", RegexOptions.ExplicitCapture)]
    private static partial Regex UnitOfSubject();

    [GeneratedRegex(@"\A(?<whole>.*?[^,，;；、\s(（])(?>[,，;；、\s]*)[(（]?\s*其中\s*[:,，]?\s*(?<subject>\p{L}{2,12}?)(的?(计量)?单位)?\s*[为是:]\s*:?\s*(?<units>[^,，;；()（）]+)[)）]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex OfAPart();

    // 单位：见表内 promises a unit further on.
    [GeneratedRegex(@"\A(详|另|请|均|分别)*(见|如|以|按)\S{0,6}(表|栏|列|行|头|指标|项目|注|括号)[内中里上下后]?(所[示列]|为准)?\z|\A(表|栏)[内中]\S{0,3}\z|不一|各异|不同", RegexOptions.ExplicitCapture)]
    private static partial Regex PointsElsewhere();

    [GeneratedRegex(@"以(?![上下内外及来])\s*(?<units>[^以为]{1,12}?)\s*((为|作为)\s*(计量)?单位|列示|列报|表示|反映|填列|(?<!统)计(?![划量算入]))", RegexOptions.ExplicitCapture)]
    private static partial Regex TakenAsUnit();

    [GeneratedRegex(@"\A[\s:;=.,、)）\]】]+|[\s:;=.,、(（\[【]+\z|等\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Edges();

    [GeneratedRegex(@"[;.]\s*([0-9]+\s*[.、)]|[一二三四五六七八九十]+\s*[、.]|\p{L}{2,})", RegexOptions.ExplicitCapture)]
    private static partial Regex NextClause();

    // 单位：除注明外均为万元.
    [GeneratedRegex(@"\A(均|都|一律|统一)[为是用以]?\s*:?\s*")]
    private static partial Regex All();

    [GeneratedRegex(@"[(（\[【](?<inside>[^()（）\[\]【】]*)[)）\]】]", RegexOptions.ExplicitCapture)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"(币种\s*:?\s*)?人民币\s*:?", RegexOptions.ExplicitCapture)]
    private static partial Regex Currency();

    [GeneratedRegex(@"[为是以按:][十百千万亿]*(元|美元|吨|公斤|亩|户|人次?|头|只|个)\z")]
    private static partial Regex IsOther();

    [GeneratedRegex(@"\A(?!.*([局委院厅站办校镇乡村]|政府|公司)\z)[十百千万亿]*(吨|元|公斤|千克|立方|平方|千瓦|公里|亩)\p{L}{1,6}\z|\A([十百千万亿]+\p{L}{1,3}|\p{L}{0,3}[元吨亩人户个件辆套株头只羽斤克米顷时瓦升天次洋])\z", RegexOptions.ExplicitCapture)]
    private static partial Regex LooksLikeUnit();

    [GeneratedRegex(@"(单位|金额|数额)[^0-9]*?(?<![0-9.])[十百千万亿]+(元|美元|吨|亩|人|户|头|只|公顷)(?!以[上下内])")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?<![0-9.十百千万亿两几数每/]\s*)(?<![0-9]\p{L}{0,2})(?<unit>[十百千万亿]+(元|美元|吨|亩|人次|人|户|头|只|千瓦时|千瓦|度|平方米|公顷|立方米))(?=\z|[^\p{L}0-9]|(统计|情况|汇总|明细|一览|进度|简|报)?表|口径)|(?<=\p{L}\s*/\s*)(?<unit>[十百千万亿]+元)(?=\z|[^\p{L}0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Multiple();

    [GeneratedRegex(@"\p{L}[)）]?\s+(?<units>[^\s:]{1,12})\s*\z")]
    private static partial Regex BehindABlank();

    [GeneratedRegex(@"[(（\[【〔]\s*(?<units>[^()（）\[\]【】〔〕]+?)\s*[)）\]】〕]\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BracketedEnd();
}
