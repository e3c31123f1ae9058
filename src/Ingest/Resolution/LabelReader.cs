using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Reads labels: what each says, alone or together with the label that it is part of. Remembers what it has read.</summary>
/// <param name="budget">What reading a workbook may take; null for anything.</param>
internal sealed partial class LabelReader(Vocabulary vocabulary, ReadingBudget? budget = null)
{
    // What is as long takes its time by itself.
    private const int LongLabel = 1_000;

    // No name is longer.
    private const int LongestName = 100;

    // A single character is shared by words that have nothing to do with each other.
    private const int ShortestSharedWord = 2;

    private const int LongestPlace = 4;

    private const int LongestNarrowing = 40;

    private const int FarthestBrackets = 12;

    private static readonly SearchValues<char> OfTime = SearchValues.Create("0123456789年月");

    private readonly Dictionary<string, LabelMeaning> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LabelMeaning> _asWritten = new(StringComparer.Ordinal);

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>What a label says by itself.</summary>
    public LabelMeaning Read(string text)
    {
        if (_asWritten.TryGetValue(text, out var meaning))
            return meaning;
        if (text.Length > LongLabel)
            budget?.Check();
        else
            budget?.Step();
        _asWritten.Add(text, meaning = WithRatio(InEnglishUnits(text) ?? ReadAsWritten(text), text));
        return meaning;
    }

    // The unit of 固定资产投资 Investment (million yuan) would go with its translation.
    private LabelMeaning? InEnglishUnits(string text)
    {
        // Person and Day alone are a place and a heading as well.
        if (vocabulary.EnglishUnits.Of(text) is { } alone && !(text.All(char.IsAsciiLetter) && char.IsUpper(text[0]) && text.Any(char.IsLower)))
            return new LabelMeaning { Units = [alone] };
        if (vocabulary.EnglishUnits.In(text, bare: true) is not { } unit)
            return null;
        // In chained (2002) dollars the year is that of the prices.
        var rest = ReadAsWritten(vocabulary.EnglishUnits.WithoutBrackets(YearOfPrices().Replace(text, "")));
        return rest.Units.IsEmpty ? rest with { Units = [unit] } : null;
    }

    private LabelMeaning WithRatio(LabelMeaning meaning, string text) => meaning.IsUnderstood ? meaning : meaning with { Ratio = UnitStatement.RatioIn(text, this) };

    private LabelMeaning ReadAsWritten(string text)
    {
        // 增速 Growth Rate (%): what stands behind it in English is its translation, but for a unit.
        if (Translation().Match(text) is not { Success: true } translation)
            return ReadInOneLanguage(text);
        var own = ReadInOneLanguage(text[..translation.Index] + translation.Groups["unit"].Value);
        return !own.IsUnderstood && ReadInOneLanguage(text) is { IsUnderstood: true } both ? both : own;
    }

    private LabelMeaning ReadInOneLanguage(string text)
    {
        // With nothing above it, it says nobody knows what.
        if (Ditto.Is(text))
            return new LabelMeaning { Unknown = text.Trim() };
        var numbering = Numbering.Of(text);
        // By what the line above is divided says nothing of the figures: what they are of is said below.
        if (Outline.IsBreakdown(numbering.Rest) && vocabulary.UnitOf(numbering.Rest) is null)
            return new LabelMeaning();
        // 比9月增减 is what 比上月增减 says in another month.
        var meaning = ReadNormalized(LabelText.Normalize(numbering.Rest.AsSpan().ContainsAny('比', '较') ? BesideAMonth().Replace(numbering.Rest, "上月${end}") : numbering.Rest));
        // 固定资产投资（亿元）①: what points to a note is no part of the label.
        // “三抓三促”固定资产投资: the campaign that it is done for makes it no other.
        if (!meaning.IsUnderstood && Slogan().Replace(numbering.Rest, "") is var plain && plain.Length < numbering.Rest.Length && ReadNormalized(LabelText.Normalize(plain)) is { IsUnderstood: true } calm)
            return calm;
        if (!meaning.IsUnderstood && FootnoteMark().Replace(numbering.Rest, "") is var words && words.Length < numbering.Rest.Length && ReadNormalized(LabelText.Normalize(words)) is { IsUnderstood: true } noted)
            return noted;
        // 1.12345热线 is the first of a list, or a number of its own: the words decide.
        return !meaning.IsUnderstood && numbering.RestBehindPoint is { } rest && ReadNormalized(LabelText.Normalize(rest)) is { IsUnderstood: true } other ? other : meaning;
    }

    /// <summary>
    /// The indicator that two labels name together and neither alone (收入 over 城镇: 城镇收入); null when there is none. What they say of
    /// measure, unit and time does not stand in the way.
    /// </summary>
    public Indicator? ReadTogether(string outer, string inner)
    {
        var (first, second) = (Read(outer), Read(inner));
        // 监测对象 over 户 and over 人 are two.
        if (first is { IsPieceOfAName: true, Indicator: null, Ambiguous.Length: 0 } && second is { IsUnitAlone: true, Units: [var unit] })
            return new[] { $"{first.Core}({unit.Name})", $"{first.Core}{unit.Name}数" }.Select(name => ReadNormalized(name)).FirstOrDefault(name => name is { IsUnderstood: true, Indicator: not null })?.Indicator;
        // Few labels are a piece of a name: the rest need not be tried in pairs.
        if (!first.IsPieceOfAName || !second.IsPieceOfAName)
            return null;
        return Joined(first.Core + second.Core, first, second) ?? Joined(second.Core + first.Core, first, second);
    }

    /// <summary>
    /// The indicator that a part names by the word which it puts in the place of another in the name of the whole (城镇居民 under
    /// 全体居民人均可支配收入); null when there is none.
    /// </summary>
    public Indicator? ReadAsPart(string whole, string part)
    {
        var (outer, inner) = (Read(whole), Read(part));
        if (outer is not { IsUnderstood: true, Core.Length: <= LongestName, Indicator: { } indicator } || inner is not { Indicator: null, IsPieceOfAName: true })
            return null;
        for (var shared = inner.Core.Length - 1; shared >= ShortestSharedWord; shared--)
        {
            var place = outer.Core.IndexOf(inner.Core[^shared..], StringComparison.Ordinal);
            if (place > 0 && ReadNormalized(inner.Core + outer.Core[(place + shared)..]) is { IsUnderstood: true, Indicator: { } named } && named != indicator)
                return named;
        }

        // 风电 under 新能源发电量 is 风电发电量: its word before the end of the whole's name is the name of one indicator and no other.
        var ends = Enumerable.Range(1, Math.Max(0, outer.Core.Length - ShortestSharedWord))
            .Select(start => ReadNormalized(inner.Core + outer.Core[start..]))
            .Where(said => said is { IsUnderstood: true, Indicator: not null })
            .Select(said => said.Indicator!)
            .Distinct()
            .ToList();
        return !inner.IsUnderstood && ends is [var only] && only != indicator ? only : null;
    }

    /// <summary>
    /// An indicator where a label beside its name is the end of that name and of no other's: 产量 under 粮食产量 is that, whatever it is by itself. Null where the label
    /// says nothing of it, or says it alone.
    /// </summary>
    public Indicator? ReadWithin(Indicator subject, string text) => Read(text) is var said && said.Indicator != subject && NamedFrom(beginning => BeginsNameOf(subject, beginning), said.Core) is [var only] && only == subject ? subject : null;

    /// <summary>
    /// What a label names under a title: as <see cref="ReadWithin"/>, or what has by name the beginning of the title's indicator, or a word that the title says of nobody
    /// knows what, before the label's words: under 粮食产量 and under 粮食生产情况 a label 播种面积 is 粮食播种面积. Null where it is what it is by itself.
    /// </summary>
    public Indicator? ReadUnderTitle(TableContext title, string text)
    {
        var said = Read(text);
        var named = NamedFrom(
            beginning => (title.Title.Indicator is { } subject && BeginsNameOf(subject.Value, beginning)) || title.TitleWords.Contains(beginning, StringComparison.Ordinal), said.Core);
        return named is [var only] && only != said.Indicator && (only == title.Title.Indicator?.Value || MayStandFor(only, said)) ? only : null;
    }

    /// <summary>What a label that names an indicator may mean instead, by the beginning of another that the title names beside it: 产量 under 粮食面积及产量; null for nothing.</summary>
    public Indicator? OtherUnderTitle(TableContext title, string text)
    {
        var said = Read(text);
        return title.Title.Indicator is null && said.Indicator is { } own && NamedFrom(beginning => title.TitleIndicators.Any(i => BeginsNameOf(i, beginning)), said.Core).FindAll(i => i != own) is [var only] && MayStandFor(only, said) ? only : null;
    }

    // What has a name of its own (固定资产投资) is no part of something else (工业固定资产投资) that has another, shorter one.
    private static bool MayStandFor(Indicator named, LabelMeaning said) =>
        LabelText.Normalize(named.Name).EndsWith(said.Core, StringComparison.Ordinal) || (said.Indicator is { } own && LabelText.Normalize(own.Name) != said.Core);

    // The indicators of which a beginning that is said elsewhere and some words make the whole name. What is said may be very long: only beginnings that there are are looked for.
    private List<Indicator> NamedFrom(Func<string, bool> isSaid, string words) => words.Length < ShortestSharedWord ? [] :
        [.. vocabulary.NamesThatEndWith(words).Where(n => n.Beginning.Length >= ShortestSharedWord && isSaid(n.Beginning)).Select(n => n.Indicator).Distinct()];

    private bool BeginsNameOf(Indicator indicator, string beginning) =>
        vocabulary.NamesOf(indicator).Any(name => name.Length > beginning.Length && name.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>
    /// Whether a label says that something of an indicator was done, by words of which the last are the end of its name: 本年完成投资 under 固定资产投资.
    /// </summary>
    public bool IsResultOf(string text, Indicator indicator)
    {
        var label = LabelText.Normalize(Numbering.Of(text).Rest).Split('(')[0];
        return label.Length <= LongestName && Enumerable.Range(2, Math.Max(0, label.Length - 3)).Any(start =>
            ReadNormalized(label[..start]) is { IsUnderstood: true, Indicator: null, Area: null, Item: null, Kind: null, Attribute: null, Measure.IsResult: true } && EndsName(label[start..], indicator));
    }

    /// <summary>Whether a label, but for its unit and what it says of measure and time, is the end of an indicator's name (投资额 of 固定资产投资额).</summary>
    public bool EndsName(string text, Indicator indicator)
    {
        string[] ends = [Read(text).Core, Read(text).Core.TrimEnd('数'), LabelText.Normalize(Numbering.Of(text).Rest).Split('(')[0]];
        return vocabulary.NamesOf(indicator).Any(n => ends.Any(e => e.Length > 1 && n.Length > e.Length && n.EndsWith(e, StringComparison.Ordinal)));
    }

    /// <summary>Whether a text names indicators of the catalog, or is a piece of what they are called.</summary>
    public bool NamesSome(string text) => Read(text) is { Indicator: not null } or { Ambiguous.Length: > 0 } or { Core.Length: > 1, Measure: null } && vocabulary.Catalog.Indicators.Any(i => Names(text, i));

    /// <summary>Whether a text names an indicator, or is a piece of what it is called (投资额 of 固定资产投资).</summary>
    public bool Names(string text, Indicator indicator)
    {
        var said = Read(text);
        if (said.Indicator is not null || said.Ambiguous.Length > 0)
            return said.Indicator == indicator || said.Ambiguous.Contains(indicator);
        var core = said.Core.TrimEnd('额', '数', '量', '值');
        return core.Length > 1 && Calls(indicator, core);
    }

    /// <summary>Whether all that is unknown of a label is a piece of an indicator's name: over figures of that it says nothing that they are not (一、工业 over 规上工业增加值).</summary>
    public bool SaysNoMoreThan(string text, Indicator indicator) => Read(text).Unknown is { Length: > 1 } unknown && Calls(indicator, unknown);

    /// <summary>Whether a label says only that something grows, and not on what it is set beside: 增长率, not 同比增长率.</summary>
    public static bool SaysGrowthAlone(string text) => GrowthAlone().IsMatch(LabelText.Normalize(text));

    /// <summary>Whether two letters of a word that nobody knows are a piece of the name of some indicator: it is no place then.</summary>
    public bool IsOfTheCatalogsWords(string word) => Enumerable.Range(0, word.Length - 1).Any(start => vocabulary.IsPieceOfAName(word.Substring(start, 2)));

    // What a name leaves out (固定资产投资(不含农户)) calls it nothing.
    private bool Calls(Indicator indicator, string piece) => vocabulary.NamesOf(indicator).Any(n => n.IndexOf(piece, StringComparison.Ordinal) is var at && at >= 0 && !(n.IndexOf("不含", StringComparison.Ordinal) is var without && without >= 0 && at > without));

    private Indicator? Joined(string together, LabelMeaning first, LabelMeaning second)
    {
        var meaning = ReadNormalized(together);
        if (meaning is not { IsUnderstood: true, Indicator: { } indicator })
            return null;
        // 全体 over 居民人均可支配收入 names what the one label says already: the other is a piece of that name, and no longer unknown.
        var addsNothing = first.IsUnderstood && second.IsUnderstood && (indicator == first.Indicator || indicator == second.Indicator);
        return addsNothing ? null : indicator;
    }

    private LabelMeaning ReadNormalized(string label)
    {
        if (!_read.TryGetValue(label, out var meaning))
            _read.Add(label, meaning = ShareIn(label) ?? Interpret(label));
        return meaning;
    }

    // 占一般公共预算收入的比重 is a share, and of that indicator no figure: what is divided is said before it or by another label.
    private LabelMeaning? ShareIn(string label) =>
        ShareOfWhole().Match(label) is { Success: true } share
        && Interpret(share.Groups["whole"].Value) is { IsUnderstood: true, Measure: null or { Measure: Measure.Level } } whole && (whole.Indicator is not null || whole.Ambiguous.Length > 0 || whole.Area is not null)
        && Interpret(label[..share.Index] + "占比" + label[(share.Index + share.Length)..]) is { IsUnderstood: true } part
            ? part
            : null;

    private LabelMeaning Interpret(string label)
    {
        var (tokens, unknown) = LabelCover.Of(label, vocabulary);
        var indicators = All<WordMeaning.OfIndicator>(tokens).Select(i => i.Indicator).Distinct().ToImmutableArray();
        MeasureWord? measure = null;
        LabelToken last = default;
        var contradictsItself = false;
        var period = PeriodPhrase.Unsaid;
        string? invalid = null;
        MeasureWord? aimBeforeUnknown = null;
        var isOfTheMonth = false;
        var ofOthers = new List<LabelToken>();
        foreach (var token in tokens)
        {
            switch (token.Meaning)
            {
                case WordMeaning.OfMeasure { Word: { Measure: Measure.Target } word } when IsPartOfAWord(label, tokens, token):
                    // 预算 of 预算执行率 is no target, nor is that of an expenditure that nobody knows.
                    aimBeforeUnknown = word;
                    break;
                case WordMeaning.OfMeasure { Word: var word } when OfAStretch(label, tokens, token, word) is { } stretch:
                    unknown += stretch;
                    break;
                case WordMeaning.OfMeasure when IsOfAnotherWord(label, tokens, token):
                    ofOthers.Add(token);
                    break;
                case WordMeaning.OfMeasure { Word: var word }:
                    // 位次变化 is neither a place nor a difference of amounts, nor is 增速变化 a growth.
                    if (contradictsItself = contradictsItself || (measure is not null && (measure.With(word) is null || (word.Measure is null && IsRateByName(label, last)) || IsDoneOrToBeDone(label, last, token))))
                        unknown += label[token.Start..token.End];
                    else
                        measure = IsDoneOfWhatWasAimedAt(label, last, token) ? word : measure?.With(word) ?? word;
                    last = token;
                    isOfTheMonth |= label.AsSpan(token.Start, token.Length).Contains("同月", StringComparison.Ordinal);
                    break;
                case WordMeaning.OfTime { Phrase: var phrase }:
                    if (phrase.Part is { IsValid: false })
                        invalid = label[token.Start..token.End];
                    else if (IsOtherYear(phrase, period) && token.Start > 0 && label[token.Start - 1] is '比' or '较')
                        // 2025年比2024年增长 is of 2025.
                        break;
                    else if (IsOtherYear(phrase, period) && token.Start > 0 && label[token.Start - 1] is '与' or '和' or '及' or ',')
                        period = Both(period, phrase);
                    else if (period.Part is { Form: PeriodForm.Months, FromMonth: 1, ToMonth: > 1 } && phrase.Part is { Form: PeriodForm.ThisMonth } && label[token.Start - 1] == '(' && phrase.Accumulation == Accumulation.Period)
                        // 1-10月…(当月) is of the month or of the months until then.
                        invalid = label[token.Start..token.End];
                    else if (AreTwoStretches(period, phrase) && tokens.FindLast(t => t.Meaning is WordMeaning.OfTime && t.Start < token.Start) is { Meaning: not null } first && Joined().IsMatch(label[first.End..token.Start]))
                        period = BothStretches(period, phrase);
                    else if (AreTwoStretches(period, phrase) && phrase.Part is { Form: not PeriodForm.Day } && period.Part is { Form: not (PeriodForm.Day or PeriodForm.Year) } && label[token.Start - 1] is not ('比' or '较' or '与')
                        && tokens.FindLast(t => t.Meaning is WordMeaning.OfTime { Phrase.Part: not null } && t.Start < token.Start) is { Meaning: not null } earlier && label[earlier.End] is not ('-' or '至' or '到'))
                        // 1-6月…（税收为1-5月数） is of the one for some figures and of the other for the rest.
                        invalid = label[token.Start..token.End];
                    else
                        // 2024年底累计 is since the start or since the year's: no figure of the year by itself.
                        period = period is { Accumulation: Accumulation.Stock, Part.Form: PeriodForm.Year } && phrase is { Accumulation: Accumulation.YearToDate, IsDated: false } ? period : phrase.Within(period);
                    break;
                default:
                    break;
            }
        }

        // Most labels name no time: what reads them looks at every letter.
        if (label.AsSpan().ContainsAny(OfTime))
            invalid ??= StretchOfOneYear(label) ?? StretchLeftOpen(label, tokens) ?? (StretchOfDays().Match(label) is { Success: true, Value: var days } ? days : null);
        // 比上年同月±% is the growth of the month, beside whatever it stands.
        if (isOfTheMonth && period is { IsDated: false, Accumulation: null })
            period = new PeriodPhrase(Part: new PeriodPart(PeriodForm.ThisMonth), Accumulation: Accumulation.Period);
        foreach (var token in tokens)
        {
            if (token.Meaning is WordMeaning.OfIndicator { Indicator: var narrowed } && tokens.Find(t => t.End == token.Start) is { Meaning: not null } known && NarrowsByItself(label, tokens, known, token, narrowed) is { } words)
                unknown += words;
        }

        // 固定资产投资（重点项目） is as much a part of it as 重点项目固定资产投资.
        unknown += InBracketsBehind(label, tokens);

        // 目标分 is no target: 分 divides what stands behind it (分乡镇), and behind a word it is what that is worth.
        if (tokens.Find(t => t.Start > 0 && IsWord(label, t, "分") && (t.End == label.Length || label[t.End] is '(' or '值' or '数')) is { Meaning: WordMeaning.OfCommon } score)
            unknown += label[score.Start..score.End];

        // 目标任务 heads the texts of some lists and the targets of others: it is both until it is seen what stands under it.
        if (measure is null && tokens.FirstOrDefault(t => t.Meaning is WordMeaning.OfAttribute) is { Meaning: not null } attribute)
            measure = MeasureOfTheSameWord(label, attribute);

        var areas = tokens.FindAll(t => t.Meaning is WordMeaning.OfArea && !IsAside(label, t));
        // What contradicts itself is a piece of nothing.
        var core = contradictsItself ? "" : string.Concat(Without(label, ofOthers.Count == 0 ? tokens : tokens.FindAll(t => !ofOthers.Contains(t)), t => t is WordMeaning.OfMeasure or WordMeaning.OfTime or WordMeaning.OfIndexBase or WordMeaning.OfUnit { IsCount: false }).Where(char.IsLetterOrDigit));
        var commonWords = All<WordMeaning.OfCommon>(tokens).Select(c => c.Word).ToList();
        return new LabelMeaning
        {
            Core = core,
            Timeless = Without(label, tokens, t => t is WordMeaning.OfTime).Trim('(', ')', ',', '-', '.', ':'),
            IsPieceOfAName = core.Length > 0 && vocabulary.IsPieceOfAName(core),
            Indicator = indicators.Length == 1 ? indicators[0] : null,
            Ambiguous = indicators.Length > 1 ? indicators : [],
            Area = areas.LastOrDefault().Meaning is WordMeaning.OfArea { Area: var area } ? area : null,
            UnclearArea = UnclearArea(label, tokens, areas),
            SomeAreas = SomeAreas(label, tokens),
            Item = Last<WordMeaning.OfItem>(tokens)?.Item,
            Items = [.. All<WordMeaning.OfItem>(tokens).Select(i => i.Item).Distinct()],
            SaysKindOfItem = tokens.FindLast(t => t.Meaning is WordMeaning.OfItem) is { Meaning: WordMeaning.OfItem { Item: var called } } named && vocabulary.EndsAsItsKind(label[named.Start..named.End], called),
            Kind = Last<WordMeaning.OfKind>(tokens)?.Kind,
            Attribute = Last<WordMeaning.OfAttribute>(tokens)?.Attribute,
            Measure = measure,
            AimBeforeUnknown = aimBeforeUnknown,
            Period = period,
            Units = [.. All<WordMeaning.OfUnit>(tokens).Select(u => u.Unit).Distinct()],
            IsRateOfItsOwn = ofOthers.Exists(t => IsRateOfItsOwn(label, tokens, t)),
            IsCount = All<WordMeaning.OfUnit>(tokens).Any(u => u.IsCount),
            IsTotal = commonWords.Contains(CommonWord.Total),
            HasIndexBase = All<WordMeaning.OfIndexBase>(tokens).Any(),
            IsAim = commonWords.Contains(CommonWord.Aim),
            IsIgnored = indicators.Length == 0 && IsIgnored(label, tokens, unknown),
            Heads = unknown.Length > 0 ? HeadingKind.Plain : commonWords.Select(HeadingOf).FirstOrDefault(h => h != HeadingKind.Plain),
            Unknown = unknown,
            Narrowed = AnothersBefore(label, tokens) ?? (unknown.Length == 0 ? null : tokens.Select(t => t.Meaning is WordMeaning.OfIndicator { Indicator: var named } && NarrowingOf(label, tokens, t, named) is { } words && !vocabulary.IsIgnored(words) ? new Narrowing(words, named, Last<WordMeaning.OfKind>(tokens.FindAll(k => k.End == t.Start))?.Kind) : null).FirstOrDefault(n => n is not null)),
            BeforeYear = BeforeYear(label, tokens),
            BehindName = unknown.Length == 0 ? null : tokens.Where(t => t.Meaning is WordMeaning.OfIndicator).Select(t => UnknownBehind(label, tokens, t.End)).FirstOrDefault(word => word is not null && !OfReports().IsMatch(word)),
            InvalidPeriod = invalid,
        };
    }

    // 黑石2024年1-6月, 园区企业2024年, 全县农村2024年, 重点乡镇2024年.
    private string? BeforeYear(string label, List<LabelToken> tokens)
    {
        if (tokens.Find(t => t.Meaning is WordMeaning.OfTime) is not { Start: > 1, Meaning: WordMeaning.OfTime { Phrase.Year: not null } } year)
            return null;
        if (tokens.Find(t => t.End == year.Start) is { Meaning: WordMeaning.OfCommon { Word: CommonWord.AreaHeading } } heading)
            return heading.Start is > 0 and <= LongestPlace && !Divided().IsMatch(label[..heading.Start]) && !tokens.Exists(t => t.Start == 0 && t.Meaning is WordMeaning.OfArea) ? label[..year.Start] : null;
        if (UnknownBefore(label, tokens, year.Start) is not { Length: <= LongestPlace } before || vocabulary.BeginsAnOffice(before) || Opens().IsMatch(before))
            return null;
        var isAtTheStart = before.Length == year.Start;
        return isAtTheStart && !vocabulary.IsPieceOfAName(before) ? before
            : SomeOf().IsMatch(before) && (isAtTheStart || tokens.Exists(t => t.Meaning is WordMeaning.OfArea && t.End == year.Start - before.Length)) ? before : null;
    }

    // 1-9月及10月 is about two stretches, 10月及1-10月 is the month with its year so far.
    private static bool AreTwoStretches(PeriodPhrase one, PeriodPhrase other) =>
        other is { Year: null, YearOffset: null, Part: { IsRelative: false } second } && one.Part is { IsRelative: false } first && first.ToMonth != second.ToMonth;

    // From the end of one to that of the other: as a label of its own no stretch that anything is reported of, and labels below it that say theirs have it.
    private static PeriodPhrase BothStretches(PeriodPhrase one, PeriodPhrase other)
    {
        var (first, second) = (one.Part!.Value.ToMonth, other.Part!.Value.ToMonth);
        return other.Within(one) with { Part = new PeriodPart(PeriodForm.Months, Math.Min(first, second), Math.Max(first, second)), Accumulation = null };
    }

    // The letters, two at least, between the word before a place of the label and that place.
    private static string? UnknownBefore(string label, List<LabelToken> tokens, int end)
    {
        var start = end;
        while (start > 0 && label[start - 1] > '\u00FF' && char.IsLetter(label[start - 1]) && !tokens.Exists(t => t.End == start))
            start--;
        return end - start > 1 ? label[start..end] : null;
    }

    // The letters, two at least, from a place of the label to the next word.
    private static string? UnknownBehind(string label, List<LabelToken> tokens, int start)
    {
        var end = start;
        while (end < label.Length && label[end] > '\u00FF' && char.IsLetter(label[end]) && !tokens.Exists(t => t.Start <= end && end < t.End))
            end++;
        // 弹性系数 is one word.
        if (end > start && end < label.Length && label[end] is '数' or '值' or '额')
            end++;
        return end - start > 1 ? label[start..end] : null;
    }

    // What narrows an indicator stands right before its name (国有, 5000万元以上, 高技术产业, 制造业的, （民间）), or right behind it (（国有）, 中制造业, ——制造业).
    private string? NarrowingOf(string label, List<LabelToken> tokens, LabelToken name, Indicator named)
    {
        // What is said of a name stands near it: a text may be as long as a cell holds.
        var near = label[Math.Max(0, name.Start - LongestNarrowing)..name.Start];
        var behind = label[name.End..Math.Min(label.Length, name.End + LongestNarrowing)];
        if (Scale().Match(near) is { Success: true } scale)
            return scale.Value;
        if (UnknownBefore(label, tokens, name.Start) is { } before && !TellsHow().IsMatch(before) && !(OwnBudget().IsMatch(before) && Calls(named, "县级")) && !IsOfAnOffice(before) && !vocabulary.IsAnOffice(before) && !(tokens.Exists(t => t.End == name.Start - before.Length && IsWord(label, t, "各", "分", "按")) && Sorts().IsMatch(before)) && !Calls(named, before) && !BeginsAnother(before, label[name.Start..name.End], named))
            return before;
        if (tokens.Find(t => t.End == name.Start) is { Meaning: not null } known && (NarrowsByItself(label, tokens, known, name, named) ?? JoinedTo(label, tokens, known, named)) is { } words)
            return words;
        if (SortBefore(label, tokens, name, named) is { } sort)
            return sort;
        if (OtherQuantity().Match(behind) is { Success: true, Groups: var groups } && groups["part"] is var quantity && Enumerable.Range(name.End, quantity.Length).Any(at => !tokens.Exists(t => t.Start <= at && at < t.End)))
            return quantity.Value;
        if (AmongIt().Match(behind) is { Success: true } among && !tokens.Exists(t => t.Start == name.End && !IsWord(label, t, "其中", "其中:")))
            return among.Groups["part"].Value;
        return new[] { BracketsBefore().Match(near), Behind().Match(behind), AtTheEnd().Match(behind) }.Where(m => m.Success).Select(m => m.Groups["inside"].Value).FirstOrDefault(inside =>
            !OfThePaper().IsMatch(inside) && Interpret(inside) is { IsUnderstood: false, Unknown.Length: > 1 } && !Calls(named, inside.StartsWith('含') ? "(" + inside : inside));
    }

    // 龙头企业规上工业总产值 is that of some firms: the name of one indicator right before that of another is no second thing.
    private static Narrowing? AnothersBefore(string label, List<LabelToken> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i] is { Meaning: WordMeaning.OfIndicator { Indicator: var named } } name && tokens[i - 1] is { Meaning: WordMeaning.OfIndicator { Indicator: var other } } before && before.End == name.Start && other != named)
                return new Narrowing(label[before.Start..before.End], named, null, other);
        }

        return null;
    }

    // 产业类固定资产投资 and 4A级景区门票收入: a letter that sorts, behind what is known.
    private string? SortBefore(string label, List<LabelToken> tokens, LabelToken name, Indicator named) =>
        name.Start > 1 && label[name.Start - 1] is '类' or '型' or '级' && !tokens.Exists(t => t.End == name.Start) && tokens.Find(t => t.End == name.Start - 1) is { Meaning: not (null or WordMeaning.OfTime) } sorted
        && !IsWord(label, sorted, "各", "分", "按") && label[sorted.Start..name.Start] is var words && !Calls(named, words)
            ? words
            : null;

    // 税务部门 is who reports it; 县直部门 are those of which it is a part.
    private bool IsOfAnOffice(string before) => before.EndsWith("部门", StringComparison.Ordinal) && (before.Length == 2 || vocabulary.BeginsAnOffice(before[..^2]));

    private string InBracketsBehind(string label, List<LabelToken> tokens)
    {
        if (tokens.Find(t => t.Meaning is WordMeaning.OfIndicator && t.End < label.Length && label.IndexOf('(', t.End) is var at && at >= 0 && at - t.End <= FarthestBrackets) is not { Meaning: WordMeaning.OfIndicator { Indicator: var whole } } name)
            return "";
        var open = label.IndexOf('(', name.End);
        var close = label.IndexOf(')', open);
        return close > 0 && (open == name.End || close == label.Length - 1) && tokens.Find(t => t.Start > open && t.End <= close && (t.Meaning is WordMeaning.OfKind or WordMeaning.OfAttribute or WordMeaning.OfCommon { Word: CommonWord.AreaHeading } || IsWord(label, t, "项目", "重点", "地方"))) is { Meaning: not null } part
            && label[(open + 1)..close] is var inside && !Divided().IsMatch(label[..part.Start]) && !OfThePaper().IsMatch(inside) && !Calls(whole, inside)
                ? inside
                : "";
    }

    // 高技术产业, A级景区, 重大项目, 制造业的: what nobody knows before a word that joins it to the name.
    private string? JoinedTo(string label, List<LabelToken> tokens, LabelToken joint, Indicator named)
    {
        if (joint.Meaning is not WordMeaning.OfKind && !IsWord(label, joint, "的", "项目", "类", "清单", "名录", "计划"))
            return null;
        var start = joint.Start;
        while (start > 0 && char.IsLetter(label[start - 1]) && !tokens.Exists(t => t.End == start))
            start--;
        var word = label[start..joint.Start];
        return word.Length > 1 && (word == "重大" || !TellsHow().IsMatch(word)) && !Calls(named, label[start..joint.End]) ? label[start..joint.End] : null;
    }

    // 金融机构存贷款余额 names two by the end that they share: 存 stands for 存款余额.
    private bool BeginsAnother(string beginning, string name, Indicator named) =>
        vocabulary.Catalog.Indicators.Any(i => i != named && vocabulary.NamesOf(i).Any(n => n.Length == beginning.Length + name.Length - 1 && n.StartsWith(beginning, StringComparison.Ordinal) && name.EndsWith(n[beginning.Length..], StringComparison.Ordinal)));

    // 重点民生支出 and 重点项目固定资产投资 are parts of it, 重点项目投资 is what the register of 重点项目名称 is about; 产业项目投资 are the projects of some of them, by the
    // name of another kind.
    private string? NarrowsByItself(string label, List<LabelToken> tokens, LabelToken word, LabelToken name, Indicator named)
    {
        var rest = label[name.Start..name.End];
        var start = IsWord(label, word, "项目") && tokens.Find(t => t.End == word.Start) is { Meaning: WordMeaning.OfCommon } before && IsWord(label, before, "重点") ? before.Start : word.Start;
        var said = label[start..word.End];
        var narrows = word.Meaning switch
        {
            WordMeaning.OfCommon when said == "重点" => !Calls(named, said + rest) && !vocabulary.HeadsAKind(said + rest[..Math.Min(2, rest.Length)]),
            // 地方税收收入 is what is left of it to the place, and 项目固定资产投资 is without housing.
            WordMeaning.OfCommon when said is "地方" or "项目" => !Calls(named, said),
            WordMeaning.OfMeasure when said is "存量" or "增量" => !Calls(named, said),
            WordMeaning.OfAttribute when !Divided().IsMatch(label[..start]) => !Calls(named, said),
            WordMeaning.OfCommon when said == "重点项目" => !Calls(named, said),
            // 单位存款余额 is that of firms and 驻县单位固定资产投资 theirs; 各单位 divide.
            WordMeaning.OfCommon { Word: CommonWord.UnitHeading } when said == "单位" && !Divided().IsMatch(label[..start]) => !Calls(named, said + rest),
            WordMeaning.OfKind { Kind: var kind } => rest.Length > 2 && vocabulary.HeadsAKind(rest[..2], besides: kind) && !Calls(named, said),
            _ => false,
        };
        return narrows ? said : null;
    }

    // 乡镇固定资产投资 and 山区乡镇固定资产投资 are of townships, not of the county; 各乡镇固定资产投资 is of each.
    private static string? SomeAreas(string label, List<LabelToken> tokens)
    {
        if (tokens.Find(t => t.Meaning is WordMeaning.OfCommon { Word: CommonWord.AreaHeading } && tokens.Exists(n => n.Start == t.End && n.Meaning is WordMeaning.OfIndicator)) is not { Meaning: not null } heading
            || Divided().IsMatch(label[..heading.Start]))
        {
            return null;
        }

        var before = UnknownBefore(label, tokens, heading.Start) ?? "";
        return label[(heading.Start - before.Length)..heading.End];
    }

    private static bool IsWord(string label, LabelToken token, params ReadOnlySpan<string> words) => words.Contains(label[token.Start..token.End]);

    private string? UnclearArea(string label, List<LabelToken> tokens, List<LabelToken> areas)
    {
        if (LeftOut().Match(label) is { Success: true } leftOut && tokens.Find(t => t.Start == leftOut.Index + leftOut.Length) is { Meaning: WordMeaning.OfArea } one)
            return label[leftOut.Index..one.End];
        if (areas.Find(t => Excepted().IsMatch(label[t.End..])) is { Meaning: WordMeaning.OfArea } excepted)
            return label[excepted.Start..];
        for (var i = 1; i < areas.Count; i++)
        {
            var (before, area) = (((WordMeaning.OfArea)areas[i - 1].Meaning).Area, ((WordMeaning.OfArea)areas[i].Meaning).Area);
            if (!vocabulary.IsWithin(before, area) && !vocabulary.IsWithin(area, before))
                return label[areas[i - 1].Start..areas[i].End];
        }

        // 东川 is short for 东川镇, and 东川村 is none of it.
        foreach (var token in areas.Where(t => label[t.End - 1] is not ('镇' or '乡' or '县' or '市' or '区') && !tokens.Exists(n => n.Start == t.End)))
        {
            if (OtherPlace().Match(label[token.End..]) is { Success: true, Length: var length })
                return label[token.Start..(token.End + length)];
        }

        // A zone is called 开发区 for short, and so is every other: the letters before it are part of a name.
        foreach (var token in areas.Where(t => t.Meaning is WordMeaning.OfArea { Area.Level: "park" }))
        {
            var start = token.Start;
            while (start > 0 && char.IsLetter(label[start - 1]) && !tokens.Exists(t => t.End == start))
                start--;
            if (token.Start - start is > 1 and < 5)
                return label[start..token.End];
        }

        return null;
    }

    // 其中东川镇单列 is not about 东川镇.
    private static bool IsAside(string label, LabelToken token) => Aside().IsMatch(label[..token.Start]);

    /// <summary>What says that one year of several is not a whole one (2025年为1-10月): of which figures that is, only whoever reads it sees. Null for nothing.</summary>
    public static string? StretchOfOneYear(string label) => OneYearsStretch().Match(label) is { Success: true, Value: var stretch } ? stretch : null;

    // 2025年   月 was never filled in, and 2025年第25周, 6月上旬 or 2025年1-6期 is no stretch of any report: the year is not what is meant. 2025年5、6月 is not June.
    private static string? StretchLeftOpen(string label, List<LabelToken> tokens) =>
        OpenStretch().Matches(label).Select(m => m.Groups["stretch"]).FirstOrDefault(
            stretch => stretch.Success && !tokens.Any(t => t is { Meaning: WordMeaning.OfTime { Phrase.Part: not null } } && t.Start < stretch.Index + stretch.Length && t.End >= stretch.Index + stretch.Length))?.Value;

    private MeasureWord? MeasureOfTheSameWord(string label, LabelToken word)
    {
        var found = new List<LabelToken>();
        vocabulary.FindAt(label, word.Start, found);
        return All<WordMeaning.OfMeasure>(found.FindAll(t => t.End == word.End)).FirstOrDefault()?.Word;
    }

    private static bool IsPartOfAWord(string label, List<LabelToken> tokens, LabelToken token) =>
        token.End < label.Length && char.IsLetterOrDigit(label[token.End]) && !tokens.Any(t => t.Start == token.End);

    // 季度增速 is that of a quarter, whichever; 同比值 is a growth, or what there was a year before.
    private static string? OfAStretch(string label, List<LabelToken> tokens, LabelToken token, MeasureWord word)
    {
        if (word.Measure is not (Measure.Yoy or Measure.Mom))
            return null;
        var before = tokens.Find(t => t.End == token.Start);
        if (before.Meaning is WordMeaning.OfCommon { Word: CommonWord.PeriodHeading } && !(word.Measure == Measure.Mom && IsWord(label, before, "月", "月份")))
            return label[before.Start..token.End];
        return IsWord(label, token, "同比", "环比") && tokens.Find(t => t.Start == token.End) is { Meaning: not null } behind && IsWord(label, behind, "值", "数", "额", "数值") ? label[token.Start..behind.End] : null;
    }

    // 自然增长率 is no growth of anything, nor is 净增率 an increase: the words are part of another that nobody knows.
    private bool IsOfAnotherWord(string label, List<LabelToken> tokens, LabelToken token) =>
        (UnknownBefore(label, tokens, token.Start) is { } before && (!IsOfTheCatalogsWords(before) || RateOfItsOwn().IsMatch(before)))
        || (token.Meaning is WordMeaning.OfMeasure { Word.Measure: Measure.YoyDiff } && IsPartOfAWord(label, tokens, token));

    // 预算执行数 and 任务完成情况 are what was done; 计划完成 and 计划完成数 are what is to be, and 目标完成 may be either.
    private static bool IsDoneOfWhatWasAimedAt(string label, LabelToken aim, LabelToken token) =>
        aim.Meaning is WordMeaning.OfMeasure { Word.Measure: Measure.Target } && token.Meaning is WordMeaning.OfMeasure { Word.IsResult: true }
        && !(label[aim.Start..aim.End].Contains("计划", StringComparison.Ordinal) && label[token.Start..token.End] is ("完成" or "完成数" or "完成值" or "完成额" or "完成量"));

    private static bool IsDoneOrToBeDone(string label, LabelToken aim, LabelToken token) =>
        IsDoneOfWhatWasAimedAt(label, aim, token) && label[token.Start..token.End] == "完成";

    private static bool IsOtherYear(PeriodPhrase phrase, PeriodPhrase before) => phrase is { Year: { } year, LastYear: null } && before is { Year: { } other, LastYear: null } && year != other;

    // 2025年1-10月与2024年1-10月 are two: what is of neither by its own labels has no period.
    private static PeriodPhrase Both(PeriodPhrase one, PeriodPhrase other) => new(Math.Min(one.Year!.Value, other.Year!.Value), Math.Max(one.Year.Value, other.Year.Value), Part: other.Part ?? one.Part, Accumulation: other.Accumulation ?? one.Accumulation);

    private static bool IsRateByName(string label, LabelToken token) => token.Meaning is WordMeaning.OfMeasure { Word.Measure: Measure.Yoy } && label[token.Start] == '增';

    private static bool IsRateOfItsOwn(string label, List<LabelToken> tokens, LabelToken token) => UnknownBefore(label, tokens, token.Start) is { } before && RateOfItsOwn().IsMatch(before);

    // 注 heads remarks, and is no word of 分注册类型; 核对 heads what is not recorded, 核对人员 may not.
    private static bool IsIgnored(string label, List<LabelToken> tokens, string unknown) =>
        tokens.Any(t => t.Meaning is WordMeaning.OfCommon { Word: CommonWord.Ignored or CommonWord.Remark } && unknown.All(char.IsDigit))
        || tokens.Any(t => t is { Meaning: WordMeaning.OfCommon { Word: CommonWord.Remark }, Length: > 1 } && (t.End == label.Length || label[t.End] == '('));

    // The words of a cover follow each other.
    private static string Without(string label, List<LabelToken> tokens, Func<WordMeaning, bool> isLeftOut)
    {
        StringBuilder? rest = null;
        var end = 0;
        foreach (var token in tokens)
        {
            if (!isLeftOut(token.Meaning))
                continue;
            (rest ??= new StringBuilder(label.Length)).Append(label, end, token.Start - end);
            end = token.End;
        }

        return rest?.Append(label, end, label.Length - end).ToString() ?? label;
    }

    private static HeadingKind HeadingOf(CommonWord word) => word switch
    {
        CommonWord.UnitHeading => HeadingKind.Units,
        CommonWord.AreaHeading => HeadingKind.Areas,
        CommonWord.PeriodHeading => HeadingKind.Periods,
        CommonWord.CountHeading => HeadingKind.Counts,
        _ => HeadingKind.Plain,
    };

    private static IEnumerable<T> All<T>(List<LabelToken> tokens)
        where T : WordMeaning => tokens.Select(t => t.Meaning).OfType<T>();

    private static T? Last<T>(List<LabelToken> tokens)
        where T : WordMeaning => All<T>(tokens).LastOrDefault();

    [GeneratedRegex(@"[\[〔［](注?\s*[0-9]{1,2})[\]〕］]|([(（]注\s*[0-9一二三四五]{0,2}[)）]|[①-⑳⁰¹²³⁴-⁹*＊※]+|(?<=[)）])[0-9][)）])(?=\s*([(（].*)?\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex FootnoteMark();

    [GeneratedRegex("[“\"「『][一二两三四五六七八九十百千万][\\u4e00-\\u9fff][一二两三四五六七八九十百千万][\\u4e00-\\u9fff][”\"」』](专项行动|行动|工程|活动|攻坚)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Slogan();

    [GeneratedRegex(@"(?<=[比较])[0-9]{1,2}月份?(?<end>[末底]?)(?=(净?增|减|变)[^%]*\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex BesideAMonth();

    [GeneratedRegex(@"\A\s*[及和与、,]\s*\z")]
    private static partial Regex Joined();

    [GeneratedRegex(@"([各按]|(?<!部)分)\w{0,3}\z")]
    private static partial Regex Divided();

    [GeneratedRegex(@"占(?<whole>[^占()]{2,}?)的?(比重|比例|份额|百分比|比率|(?=\(?%))(?=\(?%?\)?\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex ShareOfWhole();

    [GeneratedRegex(@"\A(增长|增减|变动)(率|量|幅度?|速度)?[%‰()]*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex GrowthAlone();

    // 人口自然增长率 is how births and deaths differ, 复合增长 no growth on the year before, whatever words of the catalog stand before them.
    [GeneratedRegex("(自然|机械|迁移|平均|复合|拉动)\\z")]
    private static partial Regex RateOfItsOwn();

    [GeneratedRegex(@"(?<=\b(chained|constant)\s*)\(\d{4}\)", RegexOptions.IgnoreCase)]
    private static partial Regex YearOfPrices();

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

    [GeneratedRegex(@"\A(\((?<inside>[^()]{2,})\)|-+(?<inside>\p{L}{2,})\z)", RegexOptions.ExplicitCapture)]
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

    [GeneratedRegex("(含|包括|其中|不计|扣除|剔除|除):?\\z")]
    private static partial Regex Aside();

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

    [GeneratedRegex(@"(?<=[^\u0000-\u00FF\s][()%‰\s]*)\s+([0-9][0-9,]*\s)?[A-Za-z]{2}[\u0000-\u00FF\u2013\u2014\u2019]*?(?<unit>\([%‰]\))?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Translation();
}
