using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a label says of places: one that is meant, or what leaves open which is.</summary>
/// <param name="Unclear">What names areas and leaves open which is meant, as written; null where it is clear.</param>
/// <param name="Some">Areas of a sort, none of them by its name, right before an indicator; null for none.</param>
/// <param name="BeforeYear">What nobody knows right before the year, which may be a place; null for nothing.</param>
internal readonly partial record struct LabelPlaces(RefArea? Area, string? Unclear, string? Some, string? BeforeYear)
{
    private const int LongestPlace = 4;

    public static LabelPlaces Of(LabelWords label, Vocabulary vocabulary)
    {
        // 其中东川镇单列 is not about 东川镇.
        var areas = label.Tokens.FindAll(t => t.Meaning is WordMeaning.OfArea && !Aside().IsMatch(label.Text[..t.Start]));
        return new(areas.LastOrDefault().Meaning is WordMeaning.OfArea { Area: var area } ? area : null, UnclearAmong(areas, label, vocabulary), SomeAreas(label), PlaceBeforeYear(label, vocabulary));
    }

    private static string? UnclearAmong(List<LabelToken> areas, LabelWords label, Vocabulary vocabulary)
    {
        var text = label.Text;
        if (LeftOut().Match(text) is { Success: true } leftOut && label.StartingAt(leftOut.Index + leftOut.Length) is { Meaning: WordMeaning.OfArea } one)
            return text[leftOut.Index..one.End];
        if (areas.Find(t => Excepted().IsMatch(text[t.End..])) is { Meaning: WordMeaning.OfArea } excepted)
            return text[excepted.Start..];
        // 云城镇（含开发区） is more than 云城镇; 全县（含开发区） is the county.
        if (label.Tokens.Find(t => t.Meaning is WordMeaning.OfArea { Area: var held } && Held().IsMatch(text[..t.Start]) && areas.Exists(a => !vocabulary.IsWithin(held, ((WordMeaning.OfArea)a.Meaning).Area))) is { Meaning: not null } more)
            return text[areas[0].Start..more.End];
        for (var i = 1; i < areas.Count; i++)
        {
            var (before, area) = (((WordMeaning.OfArea)areas[i - 1].Meaning).Area, ((WordMeaning.OfArea)areas[i].Meaning).Area);
            if (!vocabulary.IsWithin(before, area) && !vocabulary.IsWithin(area, before))
                return text[areas[i - 1].Start..areas[i].End];
        }

        // 东川 is short for 东川镇, and 东川村 is none of it.
        foreach (var token in areas.Where(t => text[t.End - 1] is not ('镇' or '乡' or '县' or '市' or '区') && label.StartingAt(t.End) is null))
        {
            if (OtherPlace().Match(text[token.End..]) is { Success: true, Length: var length })
                return text[token.Start..(token.End + length)];
        }

        // A zone is called 开发区 for short, and so is every other: the letters before it are part of a name.
        foreach (var token in areas.Where(t => t.Meaning is WordMeaning.OfArea { Area.Level: "park" }))
        {
            var start = token.Start;
            while (start > 0 && char.IsLetter(text[start - 1]) && label.EndingAt(start) is null)
                start--;
            if (token.Start - start is > 1 and < 5)
                return text[start..token.End];
        }

        return null;
    }

    // 乡镇固定资产投资 and 山区乡镇固定资产投资 are of townships, not of the county; 各乡镇固定资产投资 is of each.
    private static string? SomeAreas(LabelWords label)
    {
        if (label.Tokens.Find(t => t.Meaning is WordMeaning.OfCommon { Word: CommonWord.AreaHeading } && label.Tokens.Exists(n => n.Start == t.End && n.Meaning is WordMeaning.OfIndicator)) is not { Meaning: not null } heading
            || label.IsDividedBefore(heading.Start))
        {
            return null;
        }

        var before = label.UnknownBefore(heading.Start) ?? "";
        return label.Text[(heading.Start - before.Length)..heading.End];
    }

    // 黑石2024年1-6月, 园区企业2024年, 全县农村2024年, 重点乡镇2024年.
    private static string? PlaceBeforeYear(LabelWords label, Vocabulary vocabulary)
    {
        if (label.Tokens.Find(t => t.Meaning is WordMeaning.OfTime) is not { Start: > 1, Meaning: WordMeaning.OfTime { Phrase.Year: not null } } year)
            return null;
        if (label.EndingAt(year.Start) is { Meaning: WordMeaning.OfCommon { Word: CommonWord.AreaHeading } } heading)
            return heading.Start is > 0 and <= LongestPlace && !label.IsDividedBefore(heading.Start) && !label.Tokens.Exists(t => t.Start == 0 && t.Meaning is WordMeaning.OfArea) ? label.Text[..year.Start] : null;
        if (label.UnknownBefore(year.Start) is not { Length: <= LongestPlace } before || vocabulary.BeginsAnOffice(before) || Opens().IsMatch(before))
            return null;
        var isAtTheStart = before.Length == year.Start;
        return isAtTheStart && !vocabulary.IsPieceOfAName(before) ? before
            : SomeOf().IsMatch(before) && (isAtTheStart || label.Tokens.Exists(t => t.Meaning is WordMeaning.OfArea && t.End == year.Start - before.Length)) ? before : null;
    }

    [GeneratedRegex("(农村|城镇|乡村|企业|县城|片区|[山林牧库]区)\\z")]
    private static partial Regex SomeOf();

    [GeneratedRegex("附[件表录]|关于|截[至止]|根据|按照|续|表|报|[局委院厅站办部处所司联会队]\\z|中心\\z|系统\\z|政府|公司")]
    private static partial Regex Opens();

    [GeneratedRegex("\\A(村(?![庄级集民])|县(?![域级城直乡])|区(?![域间块])|市(?![场级政直民])|乡(?![村镇])|镇(?![村区])|街道|社区|园区|片区?|新区|经济区|工业园|产业园)")]
    private static partial Regex OtherPlace();

    [GeneratedRegex("不含|不包括|不计|扣除|剔除|除(?!以)")]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"\A(除外|另计|单列|不在内|不计入|未计入|等(?![级次于]))")]
    private static partial Regex Excepted();

    [GeneratedRegex("(?<![不未]|其中)(含|包括):?\\z")]
    private static partial Regex Held();

    [GeneratedRegex("(含|包括|其中|不计|扣除|剔除|除):?\\z")]
    private static partial Regex Aside();
}
