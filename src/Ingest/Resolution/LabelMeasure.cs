using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the words of measure in a label say together.</summary>
/// <param name="Word">Null for nothing.</param>
/// <param name="AimBeforeUnknown">What was aimed at, by a word before others that nobody knows (预算 of 预算执行率); null for nothing.</param>
/// <param name="Unknown">What of those words says nobody knows what (季度增速, 位次变化); empty for nothing.</param>
/// <param name="ContradictsItself">Whether two of them go together in no measure (位次变化).</param>
/// <param name="OfOthers">Those that are the end of another word that nobody knows (自然增长率).</param>
/// <param name="IsOfTheSameMonth">Whether they set the figures beside those of the same month (比上年同月±%).</param>
internal readonly partial record struct LabelMeasure(
    MeasureWord? Word, MeasureWord? AimBeforeUnknown, string Unknown, bool ContradictsItself, List<LabelToken> OfOthers, bool IsOfTheSameMonth)
{
    /// <summary>Whether a label says only that something grows, and not on what it is set beside: 增长率, not 同比增长率.</summary>
    public static bool IsGrowthAlone(string text) => GrowthAlone().IsMatch(LabelText.Normalize(text));

    public static LabelMeasure Of(LabelWords label, Vocabulary vocabulary)
    {
        MeasureWord? measure = null;
        MeasureWord? aimBeforeUnknown = null;
        StringBuilder? unknown = null;
        LabelToken last = default;
        var contradictsItself = false;
        var isOfTheSameMonth = false;
        var ofOthers = new List<LabelToken>();
        foreach (var token in label.Tokens)
        {
            if (token.Meaning is not WordMeaning.OfMeasure { Word: var word })
                continue;
            // 预算 of 预算执行率 is no target, nor is that of an expenditure that nobody knows.
            if (word.Measure == Measure.Target && label.IsPartOfAWord(token))
                aimBeforeUnknown = word;
            else if (OfAStretch(label, token, word) is { } stretch)
                (unknown ??= new()).Append(stretch);
            else if (IsOfAnotherWord(label, token, word, vocabulary))
                ofOthers.Add(token);
            else
            {
                // 位次变化 is neither a place nor a difference of amounts, nor is 增速变化 a growth.
                contradictsItself = contradictsItself || (measure is not null && (measure.With(word) is null || (word.Measure is null && IsRateByName(label, last)) || IsDoneOrToBeDone(label, last, token)));
                if (contradictsItself)
                    (unknown ??= new()).Append(label.TextOf(token));
                else
                    measure = IsDoneOfWhatWasAimedAt(label, last, token) ? word : measure?.With(word) ?? word;
                last = token;
                isOfTheSameMonth |= label.Text.AsSpan(token.Start, token.Length).Contains("同月", StringComparison.Ordinal);
            }
        }

        return new(measure ?? OfAnAttribute(label, vocabulary), aimBeforeUnknown, unknown?.ToString() ?? "", contradictsItself, ofOthers, isOfTheSameMonth);
    }

    /// <summary>Whether one of the words of others is that of a growth which is not on the year before (自然增长).</summary>
    public bool IsRateOfItsOwn(LabelWords label) => OfOthers.Exists(t => label.UnknownBefore(t.Start) is { } before && RateOfItsOwn().IsMatch(before));

    // 目标任务 heads the texts of some lists and the targets of others: it is both until it is seen what stands under it.
    private static MeasureWord? OfAnAttribute(LabelWords label, Vocabulary vocabulary)
    {
        if (label.Tokens.Find(t => t.Meaning is WordMeaning.OfAttribute) is not { Meaning: not null } attribute)
            return null;
        var found = new List<LabelToken>();
        vocabulary.FindAt(label.Text, attribute.Start, found);
        return found.Where(t => t.End == attribute.End).Select(t => t.Meaning).OfType<WordMeaning.OfMeasure>().FirstOrDefault()?.Word;
    }

    // 季度增速 is that of a quarter, whichever, 月度任务 and 季度完成 likewise; 同比值 is a growth, or what there was a year before.
    private static string? OfAStretch(LabelWords label, LabelToken token, MeasureWord word)
    {
        if ((word.Measure is Measure.Target or Measure.YoyDiff || word.IsResult) && label.EndingAt(token.Start) is { Meaning: WordMeaning.OfCommon } which && label.IsOneOf(which, "季度", "季", "月度", "月份", "月"))
            return label.Text[which.Start..token.End];
        if (word.Measure is not (Measure.Yoy or Measure.Mom))
            return null;
        if (label.EndingAt(token.Start) is { Meaning: WordMeaning.OfCommon { Word: CommonWord.PeriodHeading } } before && !(word.Measure == Measure.Mom && label.IsOneOf(before, "月", "月份")))
            return label.Text[before.Start..token.End];
        return label.IsOneOf(token, "同比", "环比") && label.StartingAt(token.End) is { } behind && label.IsOneOf(behind, "值", "数", "额", "数值") ? label.Text[token.Start..behind.End] : null;
    }

    // 自然增长率 is no growth of anything, nor is 净增率 an increase: the words are part of another that nobody knows.
    private static bool IsOfAnotherWord(LabelWords label, LabelToken token, MeasureWord word, Vocabulary vocabulary) =>
        (label.UnknownBefore(token.Start) is { } before && (!vocabulary.IsOfNames(before) || RateOfItsOwn().IsMatch(before)))
        || (word.Measure == Measure.YoyDiff && label.IsPartOfAWord(token));

    // 预算执行数 and 任务完成情况 are what was done; 计划完成 and 计划完成数 are what is to be, and 目标完成 may be either.
    private static bool IsDoneOfWhatWasAimedAt(LabelWords label, LabelToken aim, LabelToken token) =>
        aim.Meaning is WordMeaning.OfMeasure { Word.Measure: Measure.Target } && token.Meaning is WordMeaning.OfMeasure { Word.IsResult: true }
        && !(label.TextOf(aim).Contains("计划", StringComparison.Ordinal) && label.TextOf(token) is "完成" or "完成数" or "完成值" or "完成额" or "完成量");

    private static bool IsDoneOrToBeDone(LabelWords label, LabelToken aim, LabelToken token) =>
        IsDoneOfWhatWasAimedAt(label, aim, token) && label.TextOf(token) == "完成";

    private static bool IsRateByName(LabelWords label, LabelToken token) => token.Meaning is WordMeaning.OfMeasure { Word.Measure: Measure.Yoy } && label.Text[token.Start] == '增';

    [GeneratedRegex(@"\A(增长|增减|变动)(率|量|幅度?|速度)?[%‰()]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex GrowthAlone();

    // 人口自然增长率 is how births and deaths differ, 复合增长 no growth on the year before, whatever words of the catalog stand before them.
    [GeneratedRegex("(自然|机械|迁移|平均|复合|拉动)\\z")]
    private static partial Regex RateOfItsOwn();
}
