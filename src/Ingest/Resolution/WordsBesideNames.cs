using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What stands beside the name of an indicator in a label and narrows it down, or says nobody knows what of it.</summary>
/// <param name="read">What a part of a label says by itself.</param>
internal sealed partial class WordsBesideNames(Vocabulary vocabulary, Func<string, LabelMeaning> read)
{
    private const int LongestNarrowing = 40;

    private const int FarthestBrackets = 12;

    /// <summary>Words that the catalog knows, and that are unknown where they narrow an indicator down (重点 of 重点民生支出); empty for none.</summary>
    public string KnownIn(LabelWords label)
    {
        var known = "";
        foreach (var token in label.Tokens)
        {
            if (token.Meaning is WordMeaning.OfIndicator { Indicator: var narrowed } && label.EndingAt(token.Start) is { } word && (NarrowsByItself(label, word, token, narrowed) ?? OfWhicheverStretch(label, word)) is { } words)
                known += words;
        }

        // 固定资产投资（重点项目） is as much a part of it as 重点项目固定资产投资.
        return known + InBracketsBehind(label);
    }

    // 月用电量 is that of one month, whichever, and not of the year so far.
    private static string? OfWhicheverStretch(LabelWords label, LabelToken word) =>
        label.IsOneOf(word, "月", "月度", "月份", "季", "季度") && !label.IsDividedBefore(word.Start) ? label.TextOf(word) : null;

    /// <summary>What narrows an indicator of a label down; null for nothing.</summary>
    /// <param name="isUnderstood">Whether all of the label is known: then only the name of another indicator may.</param>
    public Narrowing? NarrowingIn(LabelWords label, bool isUnderstood)
    {
        if (AnothersBefore(label) is { } another)
            return another;
        if (isUnderstood)
            return null;
        foreach (var token in label.Tokens)
        {
            if (token.Meaning is WordMeaning.OfIndicator { Indicator: var named } && NarrowingOf(label, token, named) is { } words && !vocabulary.IsIgnored(words))
                return new Narrowing(words, named, (label.Tokens.FindLast(k => k.End == token.Start && k.Meaning is WordMeaning.OfKind).Meaning as WordMeaning.OfKind)?.Kind);
        }

        return null;
    }

    /// <summary>The letters right behind the name of an indicator that nobody knows, but for what reports are called; null for none.</summary>
    public static string? BehindName(LabelWords label) =>
        label.Tokens.Where(t => t.Meaning is WordMeaning.OfIndicator).Select(t => label.UnknownBehind(t.End)).FirstOrDefault(word => word is not null && !OfReports().IsMatch(word));

    // What narrows an indicator stands right before its name (国有, 5000万元以上, 高技术产业, 制造业的, （民间）), or right behind it (（国有）, 中制造业, ——制造业).
    private string? NarrowingOf(LabelWords label, LabelToken name, Indicator named)
    {
        // What is said of a name stands near it: a text may be as long as a cell holds.
        var near = label.Text[Math.Max(0, name.Start - LongestNarrowing)..name.Start];
        var behind = label.Text[name.End..Math.Min(label.Text.Length, name.End + LongestNarrowing)];
        if (Scale().Match(near) is { Success: true } scale)
            return scale.Value;
        if (label.UnknownBefore(name.Start) is { } before && IsOfWhatPart(label, before, name, named))
            return before;
        if (label.EndingAt(name.Start) is { } known && (NarrowsByItself(label, known, name, named) ?? JoinedTo(label, known, named)) is { } words)
            return words;
        if (SortBefore(label, name, named) is { } sort)
            return sort;
        if (OtherQuantity().Match(behind) is { Success: true, Groups: var groups } && groups["part"] is var quantity && Enumerable.Range(name.End, quantity.Length).Any(at => !label.Tokens.Exists(t => t.Start <= at && at < t.End)))
            return quantity.Value;
        if (AmongIt().Match(behind) is { Success: true } among && !label.Tokens.Exists(t => t.Start == name.End && !label.IsOneOf(t, "其中", "其中:")))
            return among.Groups["part"].Value;
        return new[] { BracketsBefore().Match(near), Behind().Match(behind), AtTheEnd().Match(behind) }.Where(m => m.Success).Select(m => m.Groups["inside"].Value).FirstOrDefault(inside =>
            !OfThePaper().IsMatch(inside) && read(inside) is { IsUnderstood: false, Unknown.Length: > 1 } && !vocabulary.Calls(named, inside.StartsWith('含') ? "(" + inside : inside));
    }

    // Whether what nobody knows right before a name says of what part it is, not who sends it or by what it is divided.
    private bool IsOfWhatPart(LabelWords label, string before, LabelToken name, Indicator named) =>
        !TellsHow().IsMatch(before) && !(OwnBudget().IsMatch(before) && vocabulary.Calls(named, "县级")) && !IsOfAnOffice(before) && !vocabulary.IsAnOffice(before)
        && !(label.Tokens.Exists(t => t.End == name.Start - before.Length && label.IsOneOf(t, "各", "分", "按")) && Sorts().IsMatch(before))
        && !vocabulary.Calls(named, before) && !BeginsAnother(before, label.TextOf(name), named);

    // 龙头企业规上工业总产值 is that of some firms: the name of one indicator right before that of another is no second thing.
    private static Narrowing? AnothersBefore(LabelWords label)
    {
        for (var i = 1; i < label.Tokens.Count; i++)
        {
            if (label.Tokens[i] is { Meaning: WordMeaning.OfIndicator { Indicator: var named } } name && label.Tokens[i - 1] is { Meaning: WordMeaning.OfIndicator { Indicator: var other } } before && before.End == name.Start && other != named)
                return new Narrowing(label.TextOf(before), named, null, other);
        }

        return null;
    }

    // 产业类固定资产投资 and 4A级景区门票收入: a letter that sorts, behind what is known.
    private string? SortBefore(LabelWords label, LabelToken name, Indicator named) =>
        name.Start > 1 && label.Text[name.Start - 1] is '类' or '型' or '级' && label.EndingAt(name.Start) is null && label.EndingAt(name.Start - 1) is { Meaning: not WordMeaning.OfTime } sorted
        && !label.IsOneOf(sorted, "各", "分", "按") && label.Text[sorted.Start..name.Start] is var words && !vocabulary.Calls(named, words)
            ? words
            : null;

    // 税务部门 is who reports it; 县直部门 are those of which it is a part.
    private bool IsOfAnOffice(string before) => before.EndsWith("部门", StringComparison.Ordinal) && (before.Length == 2 || vocabulary.BeginsAnOffice(before[..^2]));

    private string InBracketsBehind(LabelWords label)
    {
        var text = label.Text;
        if (label.Tokens.Find(t => t.Meaning is WordMeaning.OfIndicator && t.End < text.Length && text.IndexOf('(', t.End) is var at && at >= 0 && at - t.End <= FarthestBrackets) is not { Meaning: WordMeaning.OfIndicator { Indicator: var whole } } name)
            return "";
        var open = text.IndexOf('(', name.End);
        var close = text.IndexOf(')', open);
        return close > 0 && (open == name.End || close == text.Length - 1) && label.Tokens.Find(t => t.Start > open && t.End <= close && (t.Meaning is WordMeaning.OfKind or WordMeaning.OfAttribute or WordMeaning.OfCommon { Word: CommonWord.AreaHeading } || label.IsOneOf(t, "项目", "重点", "地方"))) is { Meaning: not null } part
            && text[(open + 1)..close] is var inside && !label.IsDividedBefore(part.Start) && !OfThePaper().IsMatch(inside) && !vocabulary.Calls(whole, inside)
                ? inside
                : "";
    }

    // 高技术产业, A级景区, 重大项目, 制造业的: what nobody knows before a word that joins it to the name.
    private string? JoinedTo(LabelWords label, LabelToken joint, Indicator named)
    {
        if (joint.Meaning is not WordMeaning.OfKind && !label.IsOneOf(joint, "的", "项目", "类", "清单", "名录", "计划"))
            return null;
        var start = joint.Start;
        while (start > 0 && char.IsLetter(label.Text[start - 1]) && label.EndingAt(start) is null)
            start--;
        var word = label.Text[start..joint.Start];
        return word.Length > 1 && (word == "重大" || !TellsHow().IsMatch(word)) && !vocabulary.Calls(named, label.Text[start..joint.End]) ? label.Text[start..joint.End] : null;
    }

    // 金融机构存贷款余额 names two by the end that they share: 存 stands for 存款余额.
    private bool BeginsAnother(string beginning, string name, Indicator named) =>
        vocabulary.Catalog.Indicators.Any(i => i != named && vocabulary.NamesOf(i).Any(n => n.Length == beginning.Length + name.Length - 1 && n.StartsWith(beginning, StringComparison.Ordinal) && name.EndsWith(n[beginning.Length..], StringComparison.Ordinal)));

    // 重点民生支出 and 重点项目固定资产投资 are parts of it, 重点项目投资 is what the register of 重点项目名称 is about; 产业项目投资 are the projects of some of them, by the
    // name of another kind.
    private string? NarrowsByItself(LabelWords label, LabelToken word, LabelToken name, Indicator named)
    {
        var rest = label.TextOf(name);
        var start = label.IsOneOf(word, "项目") && label.EndingAt(word.Start) is { Meaning: WordMeaning.OfCommon } before && label.IsOneOf(before, "重点") ? before.Start : word.Start;
        var said = label.Text[start..word.End];
        var narrows = word.Meaning switch
        {
            WordMeaning.OfCommon when said == "重点" => !vocabulary.Calls(named, said + rest) && !vocabulary.HeadsAKind(said + rest[..Math.Min(2, rest.Length)]),
            // 地方税收收入 is what is left of it to the place, and 项目固定资产投资 is without housing.
            WordMeaning.OfCommon when said is "地方" or "项目" => !vocabulary.Calls(named, said),
            WordMeaning.OfMeasure when said is "存量" or "增量" => !vocabulary.Calls(named, said),
            WordMeaning.OfAttribute when !label.IsDividedBefore(start) => !vocabulary.Calls(named, said),
            WordMeaning.OfCommon when said == "重点项目" => !vocabulary.Calls(named, said),
            // 单位存款余额 is that of firms and 驻县单位固定资产投资 theirs; 各单位 divide.
            WordMeaning.OfCommon { Word: CommonWord.UnitHeading } when said == "单位" && !label.IsDividedBefore(start) => !vocabulary.Calls(named, said + rest),
            WordMeaning.OfKind { Kind: var kind } => rest.Length > 2 && vocabulary.HeadsAKind(rest[..2], besides: kind) && !vocabulary.Calls(named, said),
            _ => false,
        };
        return narrows ? said : null;
    }

    // Who sends it, by what it is divided, how far it goes: not of what part it is.
    [GeneratedRegex("([局委院厅站办部处所]|(?<!公)司)\\z|中心\\z|(政府|党委)\\z|\\A[分按各]|\\A城乡\\z|县域|辖区|重大|[省市县]列|情况|关于|附[件表]|表\\z")]
    private static partial Regex TellsHow();

    // 县级财政一般公共预算收入 is 县级一般公共预算收入; 县级税收收入 is a part of what is raised in the county.
    [GeneratedRegex("县级财政\\z")]
    private static partial Regex OwnBudget();

    // 各行业 and 分企业 say by what it is divided, 交通行业 and 国有企业 of what part it is.
    [GeneratedRegex("\\A(行业|领域|单位|企业|公司)\\z")]
    private static partial Regex Sorts();

    // 5000万元以上, 亿元以上, 规模以下的.
    [GeneratedRegex(@"[0-9.]*[十百千万亿]*\p{L}{0,3}以[上下]的?\z")]
    private static partial Regex Scale();

    // 固定资产投资中制造业完成情况; 中央 and 中心 are words of their own.
    [GeneratedRegex(@"\A其?中:?(?<part>(?![央心期小国])\p{L}{2,}?)(完成|投资|情况|统计|进展|\P{L}|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex AmongIt();

    // 固定资产投资到位率 and 结余 are other quantities.
    [GeneratedRegex(@"\A(?<part>\p{L}{0,6}?((?<!效)率|额|(?<!质)量|差|余))(情况|统计|完成|进度|表|及|和|\P{L}|\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex OtherQuantity();

    [GeneratedRegex(@"\A(\((?<inside>[^()]{2,})\)|[-:]+(?<inside>\p{L}{2,})\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex Behind();

    [GeneratedRegex(@"\((?<inside>[^()]{2,})\)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex BracketsBefore();

    // 税收收入完成情况(国税).
    [GeneratedRegex(@"\A[^()]{1,12}\((?<inside>[^()]{2,})\)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex AtTheEnd();

    // What brackets say of the paper: which edition, whose, what number.
    [GeneratedRegex("[版稿号页表]|[0-9第总一二三四五六七八九十]期|[局委院厅站办部处所司队]\\z|政府(?!性)|来源|提供|资料|数据|单位|责任|试行|修[订正]|初步|快报|预计|[终核审]定|定案|续|附|公开|内部|密|汇总|样|参考|讨论|盖章|一览|情况|进度|[0-9]")]
    private static partial Regex OfThePaper();

    // What a report is called and does, whatever it is about: 通报, 调度, 监测分析, 变化.
    [GeneratedRegex("[报表图册卡单账稿版附续]|调度|监测|分析|通知|公[示告布开]|概[况览]|评|考[核评]|动态|[走趋形]势|材料|运行|口径|说明|推进|调查|抽样|普查|核[查算]|会商|研判|专[题项]|排行|汇[编总]|变[化动]|增减|对比|比较|上报|填[报列]|报送|信息|资料|一览|基本|实[际现施]|组织|执行|收支|支出|明细|初步|修订|调整|进[度展]|管理|工作|建设|有关|相关|的")]
    private static partial Regex OfReports();
}
