using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Says what a normalized label means: what its words say of each thing, and what of it nobody knows.</summary>
internal sealed partial class LabelInterpreter
{
    private readonly Vocabulary _vocabulary;
    private readonly WordsBesideNames _besideNames;

    public LabelInterpreter(Vocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _besideNames = new WordsBesideNames(vocabulary, Interpret);
    }

    public LabelMeaning Read(string label) => ShareIn(label) ?? Interpret(label);

    // 占一般公共预算收入的比重 is a share, and of that indicator no figure: what is divided is said before it or by another label.
    private LabelMeaning? ShareIn(string label) =>
        ShareOfWhole().Match(label) is { Success: true } share
        && Interpret(share.Groups["whole"].Value) is { IsUnderstood: true, Measure: null or { Measure: Measure.Level } } whole && (whole.Indicator is not null || whole.Ambiguous.Length > 0 || whole.Area is not null)
        && Interpret(label[..share.Index] + "占比" + label[(share.Index + share.Length)..]) is { IsUnderstood: true } part
            ? part
            : null;

    private LabelMeaning Interpret(string text)
    {
        var label = LabelCover.Of(text, _vocabulary);
        var indicators = label.All<WordMeaning.OfIndicator>().Select(i => i.Indicator).Distinct().ToImmutableArray();
        var measure = LabelMeasure.Of(label, _vocabulary);
        var period = LabelPeriod.Of(label, measure.IsOfTheSameMonth);
        var places = LabelPlaces.Of(label, _vocabulary);
        var unknown = label.Unknown + measure.Unknown + _besideNames.KnownIn(label) + ScoreIn(label) + BoundIn(label);
        var core = CoreOf(label, measure);
        var commonWords = label.All<WordMeaning.OfCommon>().Select(c => c.Word).ToList();
        return new LabelMeaning
        {
            Core = core,
            Timeless = label.Without(t => t.Meaning is WordMeaning.OfTime).Trim('(', ')', ',', '-', '.', ':'),
            IsPieceOfAName = core.Length > 0 && _vocabulary.IsPieceOfAName(core),
            Indicator = indicators.Length == 1 ? indicators[0] : null,
            Ambiguous = indicators.Length > 1 ? indicators : [],
            Area = places.Area,
            UnclearArea = places.Unclear,
            SomeAreas = places.Some,
            Item = label.Last<WordMeaning.OfItem>()?.Item,
            Items = [.. label.All<WordMeaning.OfItem>().Select(i => i.Item).Distinct()],
            SaysKindOfItem = label.Tokens.FindLast(t => t.Meaning is WordMeaning.OfItem) is { Meaning: WordMeaning.OfItem { Item: var called } } named && _vocabulary.EndsAsItsKind(label.TextOf(named), called),
            Kind = label.Last<WordMeaning.OfKind>()?.Kind,
            Attribute = label.Last<WordMeaning.OfAttribute>()?.Attribute,
            Measure = measure.Word,
            AimBeforeUnknown = measure.AimBeforeUnknown,
            Period = period.Phrase,
            Units = [.. label.All<WordMeaning.OfUnit>().Select(u => u.Unit).Distinct()],
            IsRateOfItsOwn = measure.IsRateOfItsOwn(label),
            IsCount = label.All<WordMeaning.OfUnit>().Any(u => u.IsCount),
            IsTotal = commonWords.Contains(CommonWord.Total),
            HasIndexBase = label.All<WordMeaning.OfIndexBase>().Any(),
            IsAim = commonWords.Contains(CommonWord.Aim),
            IsIgnored = indicators.Length == 0 && IsIgnored(label, unknown),
            Heads = unknown.Length > 0 ? HeadingKind.Plain : commonWords.Select(HeadingOf).FirstOrDefault(h => h != HeadingKind.Plain),
            Unknown = unknown,
            Narrowed = _besideNames.NarrowingIn(label, isUnderstood: unknown.Length == 0),
            BeforeYear = places.BeforeYear,
            BehindName = unknown.Length == 0 ? null : WordsBesideNames.BehindName(label),
            InvalidPeriod = period.Invalid,
        };
    }

    // What contradicts itself is a piece of nothing.
    private static string CoreOf(LabelWords label, LabelMeasure measure) => measure.ContradictsItself ? "" : string.Concat(
        label.Without(t => t.Meaning is WordMeaning.OfMeasure or WordMeaning.OfTime or WordMeaning.OfIndexBase or WordMeaning.OfUnit { IsCount: false } && !measure.OfOthers.Contains(t)).Where(char.IsLetterOrDigit));

    // 目标分 is no target: 分 divides what stands behind it (分乡镇), and behind a word it is what that is worth.
    private static string ScoreIn(LabelWords label) =>
        label.Tokens.Find(t => t.Start > 0 && label.IsOneOf(t, "分") && (t.End == label.Text.Length || label.Text[t.End] is '(' or '值' or '数')) is { Meaning: WordMeaning.OfCommon } score
            ? label.TextOf(score)
            : "";

    // 规模以下 bounds what it is said of; 以下 fills a label where it begins one.
    private static string BoundIn(LabelWords label) =>
        label.Tokens.Find(t => t.Start > 0 && label.IsOneOf(t, "以下") && char.IsLetter(label.Text[t.Start - 1])) is { Meaning: not null, Start: var start } bound ? (label.EndingAt(start) is { } before ? label.TextOf(before) : "") + label.TextOf(bound) : "";

    // 注 heads remarks, and is no word of 分注册类型; 核对 heads what is not recorded, 核对人员 may not.
    private static bool IsIgnored(LabelWords label, string unknown) =>
        label.Tokens.Exists(t => t.Meaning is WordMeaning.OfCommon { Word: CommonWord.Ignored or CommonWord.Remark } && unknown.All(char.IsDigit))
        || label.Tokens.Exists(t => t is { Meaning: WordMeaning.OfCommon { Word: CommonWord.Remark }, Length: > 1 } && (t.End == label.Text.Length || label.Text[t.End] == '('));

    private static HeadingKind HeadingOf(CommonWord word) => word switch
    {
        CommonWord.UnitHeading => HeadingKind.Units,
        CommonWord.AreaHeading => HeadingKind.Areas,
        CommonWord.PeriodHeading => HeadingKind.Periods,
        CommonWord.CountHeading => HeadingKind.Counts,
        _ => HeadingKind.Plain,
    };

    [GeneratedRegex(@"占(?<whole>[^占()]{2,}?)的?(比重|比例|份额|百分比|比率|(?=\(?%))(?=\(?%?\)?\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex ShareOfWhole();
}
