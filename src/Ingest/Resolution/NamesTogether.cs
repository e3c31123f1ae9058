using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Indicators that labels name together, or a label and the title: none of them says it alone.</summary>
internal sealed class NamesTogether(LabelReader labels)
{
    // A single character is shared by words that have nothing to do with each other.
    private const int ShortestSharedWord = 2;

    /// <summary>
    /// The indicator that two labels name together and neither alone (收入 over 城镇: 城镇收入); null when there is none. What they say of
    /// measure, unit and time does not stand in the way.
    /// </summary>
    public Indicator? Of(string outer, string inner)
    {
        var (first, second) = (labels.Read(outer), labels.Read(inner));
        // 监测对象 over 户 and over 人 are two.
        if (first is { IsPieceOfAName: true, Indicator: null, Ambiguous.Length: 0 } && second is { IsUnitAlone: true, Units: [var unit] })
            return new[] { $"{first.Core}({unit.Name})", $"{first.Core}{unit.Name}数" }.Select(labels.ReadNormalized).FirstOrDefault(name => name is { IsUnderstood: true, Indicator: not null })?.Indicator;
        // Few labels are a piece of a name: the rest need not be tried in pairs.
        if (!first.IsPieceOfAName || !second.IsPieceOfAName)
            return null;
        return Joined(first.Core + second.Core, first, second) ?? Joined(second.Core + first.Core, first, second);
    }

    /// <summary>
    /// The indicator that a part names by the word which it puts in the place of another in the name of the whole (城镇居民 under
    /// 全体居民人均可支配收入); null when there is none.
    /// </summary>
    public Indicator? OfAPart(string whole, string part)
    {
        var (outer, inner) = (labels.Read(whole), labels.Read(part));
        if (outer is not { IsUnderstood: true, Core.Length: <= Vocabulary.LongestName, Indicator: { } indicator } || inner is not { Indicator: null, IsPieceOfAName: true })
            return null;
        for (var shared = inner.Core.Length - 1; shared >= ShortestSharedWord; shared--)
        {
            var place = outer.Core.IndexOf(inner.Core[^shared..], StringComparison.Ordinal);
            if (place > 0 && labels.ReadNormalized(inner.Core + outer.Core[(place + shared)..]) is { IsUnderstood: true, Indicator: { } named } && named != indicator)
                return named;
        }

        // 风电 under 新能源发电量 is 风电发电量: its word before the end of the whole's name is the name of one indicator and no other.
        var ends = Enumerable.Range(1, Math.Max(0, outer.Core.Length - ShortestSharedWord))
            .Select(start => labels.ReadNormalized(inner.Core + outer.Core[start..]))
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
    public Indicator? Within(Indicator subject, string text) =>
        labels.Read(text) is var said && said.Indicator != subject && EndingAs(said.Core, beginning => BeginsNameOf(subject, beginning)) is [var only] && only == subject ? subject : null;

    /// <summary>
    /// What a label names under a title: as <see cref="Within"/>, or what has by name the beginning of the title's indicator, or a word that the title says of nobody
    /// knows what, before the label's words: under 粮食产量 and under 粮食生产情况 a label 播种面积 is 粮食播种面积. Null where it is what it is by itself.
    /// </summary>
    public Indicator? UnderTitle(TableContext title, string text)
    {
        var said = labels.Read(text);
        var named = EndingAs(
            said.Core, beginning => (title.Title.Indicator is { } subject && BeginsNameOf(subject.Value, beginning)) || title.TitleWords.Contains(beginning, StringComparison.Ordinal));
        return named is [var only] && only != said.Indicator && (only == title.Title.Indicator?.Value || MayStandFor(only, said)) ? only : null;
    }

    /// <summary>What a label that names an indicator may mean instead, by the beginning of another that the title names beside it: 产量 under 粮食面积及产量; null for nothing.</summary>
    public Indicator? OtherUnderTitle(TableContext title, string text)
    {
        var said = labels.Read(text);
        return title.Title.Indicator is null && said.Indicator is { } own && EndingAs(said.Core, beginning => title.TitleIndicators.Any(i => BeginsNameOf(i, beginning))).FindAll(i => i != own) is [var only] && MayStandFor(only, said) ? only : null;
    }

    private Indicator? Joined(string together, LabelMeaning first, LabelMeaning second)
    {
        var meaning = labels.ReadNormalized(together);
        if (meaning is not { IsUnderstood: true, Indicator: { } indicator })
            return null;
        // 全体 over 居民人均可支配收入 names what the one label says already: the other is a piece of that name, and no longer unknown.
        var addsNothing = first.IsUnderstood && second.IsUnderstood && (indicator == first.Indicator || indicator == second.Indicator);
        return addsNothing ? null : indicator;
    }

    // What has a name of its own (固定资产投资) is no part of something else (工业固定资产投资) that has another, shorter one.
    private static bool MayStandFor(Indicator named, LabelMeaning said) =>
        LabelText.Normalize(named.Name).EndsWith(said.Core, StringComparison.Ordinal) || (said.Indicator is { } own && LabelText.Normalize(own.Name) != said.Core);

    // The indicators of which some words and a beginning that is said elsewhere make the whole name. What is said may be very long: only beginnings that there are are looked for.
    private List<Indicator> EndingAs(string words, Func<string, bool> isSaid) => words.Length < ShortestSharedWord ? [] :
        [.. labels.Vocabulary.NamesThatEndWith(words).Where(n => n.Beginning.Length >= ShortestSharedWord && isSaid(n.Beginning)).Select(n => n.Indicator).Distinct()];

    private bool BeginsNameOf(Indicator indicator, string beginning) =>
        labels.Vocabulary.NamesOf(indicator).Any(name => name.Length > beginning.Length && name.StartsWith(beginning, StringComparison.Ordinal));
}
