using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Reads labels as they are written: each without its number, its translation and what points to a note. Remembers what it has read.</summary>
/// <param name="budget">What reading a workbook may take; null for anything.</param>
/// <param name="memory">What labels of other workbooks were found to say; null for nothing.</param>
internal sealed partial class LabelReader(Vocabulary vocabulary, ReadingBudget? budget = null, LabelMemory? memory = null)
{
    // What is as long takes its time by itself.
    private const int LongLabel = 1_000;

    private readonly LabelInterpreter _interpreter = new(vocabulary);
    private readonly Dictionary<string, LabelMeaning> _normalized = new(StringComparer.Ordinal);
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
        _asWritten.Add(text, meaning = memory?.Find(text) ?? ReadAnew(text));
        return meaning;
    }

    private LabelMeaning ReadAnew(string text)
    {
        var meaning = WithRatio(InEnglishUnits(text) ?? ReadAsWritten(text), text);
        memory?.Keep(text, meaning);
        return meaning;
    }

    /// <summary>What a label says that is normalized already, and without its number: a name put together from others.</summary>
    public LabelMeaning ReadNormalized(string label)
    {
        if (!_normalized.TryGetValue(label, out var meaning))
            _normalized.Add(label, meaning = _interpreter.Read(label));
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
        // “三抓三促”固定资产投资: the campaign that it is done for makes it no other.
        if (!meaning.IsUnderstood && Slogan().Replace(numbering.Rest, "") is var plain && plain.Length < numbering.Rest.Length && ReadNormalized(LabelText.Normalize(plain)) is { IsUnderstood: true } calm)
            return calm;
        // 固定资产投资（亿元）①: what points to a note is no part of the label.
        if (!meaning.IsUnderstood && FootnoteMark().Replace(numbering.Rest, "") is var words && words.Length < numbering.Rest.Length && ReadNormalized(LabelText.Normalize(words)) is { IsUnderstood: true } noted)
            return noted;
        // 1.12345热线 is the first of a list, or a number of its own: the words decide.
        return !meaning.IsUnderstood && numbering.RestBehindPoint is { } rest && ReadNormalized(LabelText.Normalize(rest)) is { IsUnderstood: true } other ? other : meaning;
    }

    [GeneratedRegex(@"[\[〔［](注?\s*[0-9]{1,2})[\]〕］]|([(（]注\s*[0-9一二三四五]{0,2}[)）]|[①-⑳⁰¹²³⁴-⁹*＊※]+|(?<=[)）])[0-9][)）])(?=\s*([(（].*)?\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex FootnoteMark();

    [GeneratedRegex("[“\"「『][一二两三四五六七八九十百千万][\\u4e00-\\u9fff][一二两三四五六七八九十百千万][\\u4e00-\\u9fff][”\"」』](专项行动|行动|工程|活动|攻坚)?", RegexOptions.ExplicitCapture)]
    private static partial Regex Slogan();

    [GeneratedRegex(@"(?<=[比较])[0-9]{1,2}月份?(?<end>[末底]?)(?=(净?增|减|变)[^%]*\z)", RegexOptions.ExplicitCapture)]
    private static partial Regex BesideAMonth();

    [GeneratedRegex(@"(?<=\b(chained|constant)\s*)\(\d{4}\)", RegexOptions.IgnoreCase)]
    private static partial Regex YearOfPrices();

    [GeneratedRegex(@"(?<=[^\u0000-\u00FF\s][()%‰\s]*)\s+([0-9][0-9,]*\s)?[A-Za-z]{2}[\u0000-\u00FF\u2013\u2014\u2019]*?(?<unit>\([%‰]\))?\s*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Translation();
}
