using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Every word that a label may be made of: the catalog's names and aliases, and the words that all reports share.</summary>
internal sealed class Vocabulary
{
    // 单位：亿 leaves the unit itself to the indicator.
    internal const string MultipleQuantity = "multiple";

    /// <summary>In characters: no name is longer.</summary>
    internal const int LongestName = 100;

    internal static readonly ImmutableArray<Unit> Multiples =
    [
        .. new[] { ("千", 1_000m), ("万", 10_000m), ("十万", 100_000m), ("百万", 1_000_000m), ("千万", 10_000_000m), ("亿", 100_000_000m), ("万亿", 1_000_000_000_000m) }
            .Select(m => new Unit(m.Item1, MultipleQuantity, m.Item2, [])),
    ];

    private readonly PhraseTrie _words = new();
    private readonly PhraseTrie _units = new();
    private readonly List<(string Label, string Name)> _names = [];
    // No label holds it.
    private const char Between = '\0';

    private readonly Dictionary<Indicator, ImmutableArray<string>> _indicatorNames = new(ReferenceEqualityComparer.Instance);

    // All names of indicators, so that every label that nobody knows is looked for in all of them at once.
    private readonly string _namesInOne;
    private readonly ILookup<string, (string Beginning, Indicator Indicator)> _byEnding;
    private readonly ILookup<string, Indicator> _wholes;
    private readonly MergedNames _merged;
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);

    public Vocabulary(IndicatorCatalog catalog)
    {
        Catalog = catalog;
        EnglishUnits = new EnglishUnits(catalog.Units);
        foreach (var indicator in catalog.Indicators)
        {
            Add(new WordMeaning.OfIndicator(indicator), [indicator.Name, .. indicator.Aliases], indicator.Name);
            _indicatorNames.Add(indicator, [.. indicator.Aliases.Prepend(indicator.Name).Select(LabelText.Normalize)]);
        }

        _namesInOne = Between + string.Join(Between, _indicatorNames.Values.SelectMany(names => names)) + Between;
        _byEnding = _indicatorNames.SelectMany(i => i.Value.SelectMany(name => Enumerable.Range(1, Math.Max(0, name.Length - 1)).Select(cut => (Ending: name[cut..], Whole: (name[..cut], i.Key)))))
            .ToLookup(n => n.Ending, n => n.Whole, StringComparer.Ordinal);
        _wholes = catalog.Indicators.SelectMany(i => i.Parts.Select(part => (Part: part, Whole: i))).ToLookup(p => p.Part, p => p.Whole, StringComparer.Ordinal);
        var shortNames = catalog.Areas.Select(a => ShortNameOf(a.Name)).OfType<string>().CountBy(n => n).Where(n => n.Value == 1).Select(n => n.Key).ToHashSet();
        foreach (var area in catalog.Areas)
            Add(new WordMeaning.OfArea(area), [area.Name, .. area.Aliases, .. ShortNameOf(area.Name) is { } name && shortNames.Contains(name) ? [name] : Array.Empty<string>()], area.Name);
        foreach (var item in catalog.Items)
            Add(new WordMeaning.OfItem(item), [item.Name, .. item.Aliases], item.Name);
        foreach (var kind in catalog.Kinds)
            Add(new WordMeaning.OfKind(kind), kind.Headers, null);
        foreach (var attribute in catalog.Attributes)
            Add(new WordMeaning.OfAttribute(attribute), [attribute.Name, .. attribute.Aliases], attribute.Name);
        Add(new WordMeaning.OfCommon(CommonWord.Ignored), catalog.Ignored, null);
        _ignored.UnionWith(catalog.Ignored.Select(LabelText.Normalize));

        _merged = new MergedNames(catalog);
        foreach (var (word, says) in MeasureLabels.Words)
            _words.Add(LabelText.Normalize(word), new WordMeaning.OfMeasure(says));
        Add(new WordMeaning.OfCommon(CommonWord.Remark), CommonWords.Remarks, null);
        Add(new WordMeaning.OfCommon(CommonWord.UnitHeading), CommonWords.UnitHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.AreaHeading), CommonWords.AreaHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.PeriodHeading), CommonWords.PeriodHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.CountHeading), CommonWords.CountHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.Total), ["合计", "总计", "小计", "共计", "总合计", "全县合计", "total"], null);
        Add(new WordMeaning.OfCommon(CommonWord.Aim), CommonWords.Aims, null);
        Add(new WordMeaning.OfCommon(CommonWord.Ignored), CommonWords.OfThePage, null);
        Add(new WordMeaning.OfCommon(CommonWord.Filler), CommonWords.Fillers, null);
        foreach (var unit in catalog.Units.Concat(Multiples))
        {
            // Words in English (day, tonnes) are told as they are written: EnglishUnits.
            foreach (var name in unit.Aliases.Prepend(unit.Name).Where(n => !EnglishUnits.IsWord(n)).Select(LabelText.Normalize).Distinct(StringComparer.Ordinal))
            {
                _units.Add(name, new WordMeaning.OfUnit(unit));
                // 户数 heads what is counted in 户.
                if (unit.Factor == 1 && name[^1] != '数')
                    _units.Add(name + "数", new WordMeaning.OfUnit(unit, IsCount: true));
            }
        }
    }

    public IndicatorCatalog Catalog { get; }

    /// <summary>Units in English words and signs.</summary>
    public EnglishUnits EnglishUnits { get; }

    /// <summary>What an item of an open register is called, whatever it is called in a report.</summary>
    public string RegisterName(ItemKind kind, string text) => _merged.EndOf(kind.Code, ItemName.Of(text));

    /// <summary>The catalog's names and aliases, normalized, each with the name to suggest for it.</summary>
    public IReadOnlyList<(string Label, string Name)> Names => _names;

    /// <summary>An item of the catalog as rows refer to it; null where its kind is unknown.</summary>
    public ItemRef? RefOf(Item item) => Catalog.KindsByCode.GetValueOrDefault(item.Kind) is { } kind ? new(kind, item.Code, item.Name) : null;

    /// <summary>Whether an indicator is called by something of an item's own name, but for the words of its kind: 牛存栏 speaks of 牛羊 itself, 产量 does not speak of 藜麦.</summary>
    public static bool SpeaksOf(Indicator indicator, ItemRef item) =>
        item.Name.Except(item.Kind.Headers.Append(item.Kind.Name).SelectMany(h => h)).Intersect(indicator.Name).Any();

    /// <summary>Whether a normalized name of an item ends with a word that announces items of its kind.</summary>
    public bool EndsAsItsKind(string name, Item item) =>
        Catalog.KindsByCode.GetValueOrDefault(item.Kind)?.Headers.Any(h => name.EndsWith(LabelText.Normalize(h), StringComparison.Ordinal)) == true;

    /// <summary>Whether an area is another or lies within it.</summary>
    public bool IsWithin(RefArea area, RefArea whole)
    {
        for (var place = area; place is not null; place = place.Parent is { } parent ? Catalog.AreasByCode.GetValueOrDefault(parent) : null)
        {
            if (place.Code == whole.Code)
                return true;
        }

        return false;
    }

    /// <summary>Whether an area is the one that is meant where none is named, or lies within it.</summary>
    public bool IsHomeOrWithin(RefArea area) => IsWithin(area, Catalog.Areas[0]);

    /// <summary>Whether a heading that announces items of a kind begins with a normalized text (重点项目 of 重点项目名称).</summary>
    /// <param name="besides">A kind whose headings do not count; null for none.</param>
    public bool HeadsAKind(string text, ItemKind? besides = null) =>
        Catalog.Kinds.Any(k => k != besides && k.Headers.Any(h => LabelText.Normalize(h).StartsWith(text, StringComparison.Ordinal)));

    /// <summary>Whether a normalized text is what a department of the catalog is called.</summary>
    public bool IsAnOffice(string text) => Catalog.Departments.Any(d => d.Name == text || d.Folder == text || d.Aliases.Contains(text));

    /// <summary>Whether a normalized text is what a department of the catalog is called in short (民政 and 县民政 of 民政局).</summary>
    public bool BeginsAnOffice(string text)
    {
        var name = text.TrimStart('县', '市', '区');
        return name.Length > 1 && Catalog.Departments.Any(d => d.Aliases.Append(d.Name).Append(d.Folder).Any(n => n.Length > name.Length && n.StartsWith(name, StringComparison.Ordinal)));
    }

    /// <summary>Adds every word that begins at a place of a normalized label to a list.</summary>
    public void FindAt(string label, int start, List<LabelToken> found)
    {
        _words.FindAt(label, start, found);
        var units = found.Count;
        _units.FindAt(label, start, found);
        for (var i = found.Count - 1; i >= units; i--)
        {
            if (!StandsAsUnit(label, found[i]))
                found.RemoveAt(i);
        }
    }

    /// <summary>Whether a text is a part, not the whole, of an indicator's name.</summary>
    public bool IsPieceOfAName(string text)
    {
        for (var at = _namesInOne.IndexOf(text, StringComparison.Ordinal); at > 0; at = _namesInOne.IndexOf(text, at + 1, StringComparison.Ordinal))
        {
            if (_namesInOne[at - 1] != Between || _namesInOne[at + text.Length] != Between)
                return true;
        }

        return false;
    }

    /// <summary>Whether two letters of a word that nobody knows are a piece of the name of some indicator: it is no place then.</summary>
    public bool IsOfNames(string word) => Enumerable.Range(0, word.Length - 1).Any(start => IsPieceOfAName(word.Substring(start, 2)));

    /// <summary>Whether a normalized text is what an indicator is called, or a piece of that. What a name leaves out (固定资产投资(不含农户)) calls it nothing.</summary>
    public bool Calls(Indicator indicator, string piece) => NamesOf(indicator).Any(n => n.IndexOf(piece, StringComparison.Ordinal) is var at && at >= 0 && !(n.IndexOf("不含", StringComparison.Ordinal) is var without && without >= 0 && at > without));

    /// <summary>The indicators of which a normalized text ends a name, each with what stands before it there.</summary>
    public IEnumerable<(string Beginning, Indicator Indicator)> NamesThatEndWith(string text) => _byEnding[text];

    /// <summary>The indicators that an indicator is a part of.</summary>
    public IEnumerable<Indicator> WholesOf(Indicator part) => _wholes[part.Code];

    /// <summary>What an indicator of the catalog is called, normalized.</summary>
    public ImmutableArray<string> NamesOf(Indicator indicator) => _indicatorNames[indicator];

    /// <summary>The unit that a text is, typed behind a number or standing for itself; null when it is none.</summary>
    public Unit? UnitOf(string text) => StatedUnitOf(text) is { Quantity: not MultipleQuantity } unit ? unit : null;

    /// <summary>The unit, or the multiple of a unit left out (亿), that a text is; null when it is neither.</summary>
    public Unit? StatedUnitOf(string text)
    {
        var label = LabelText.Normalize(text).Trim('(', ')');
        return UnitsAt(label, 0).LastOrDefault(u => u.Length == label.Length).Meaning is WordMeaning.OfUnit { Unit: var unit } ? unit : EnglishUnits.Of(text.Trim().Trim('(', ')', '（', '）'));
    }

    /// <summary>
    /// The unit that a stated one is for figures which are in another: 亿 is 亿元 where the other is 万元; null when it is a multiple of which the
    /// catalog knows no such unit.
    /// </summary>
    public Unit? UnitFor(Unit stated, Unit figures)
    {
        if (stated.Quantity != MultipleQuantity)
            return stated;
        var bare = figures.Name.TrimStart('十', '百', '千', '万', '亿');
        return UnitOf(stated.Name + bare) is { } unit && unit.Quantity == figures.Quantity ? unit : null;
    }

    /// <summary>Whether a unit of more than one letter stands anywhere in a normalized text.</summary>
    public bool NamesUnitWithin(string label) => Enumerable.Range(0, label.Length).Any(start => UnitsAt(label, start).Exists(u => u.Length > 1));

    private List<LabelToken> UnitsAt(string label, int start)
    {
        var found = new List<LabelToken>();
        _units.FindAt(label, start, found);
        return found;
    }

    /// <summary>Whether the catalog says that what bears a name is not recorded: a label, or a table by its title.</summary>
    public bool IsIgnored(string name) => _ignored.Contains(LabelText.Normalize(name));

    // 个, 人 and 米 are units and everyday syllables: a unit stands alone, in brackets, in a list or behind a colon. A multiple (万元) or one of three
    // syllables may also end a label; 人口 may not, for it is what 总人口 counts. No word holds a % that means anything else.
    private bool StandsAsUnit(string label, LabelToken token)
    {
        if (token.Meaning is not WordMeaning.OfUnit { Unit: var unit })
            return false;
        if (unit.Quantity is "ratio" or "percentage_point")
            return true;
        if (IsOfRatio(label, token, unit))
            return false;
        var opens = token.Start == 0 || label[token.Start - 1] is '(' or ',' or ':' or '/' or ';';
        // The end of Washington is no ton; words in Latin letters end a label in Chinese alone (用电量kWh).
        if (!opens && char.IsAsciiLetter(label[token.Start]) && label[token.Start - 1] < '\u2E80')
            return false;
        var closes = token.End == label.Length || label[token.End] is ')' or ',' or '/' or ';';
        var mayEnd = token.Length > 2 || (token.Length > 1 && label[token.Start] is '十' or '百' or '千' or '万' or '亿' && unit.Quantity != MultipleQuantity);
        return closes && (opens || (mayEnd && token.End == label.Length));
    }

    // A unit before or behind a stroke is perhaps none by itself.
    private bool IsOfRatio(string label, LabelToken token, Unit unit)
    {
        if (token.End < label.Length && label[token.End] == '/' && IsRatio(unit, (UnitsAt(label, token.End + 1).LastOrDefault().Meaning as WordMeaning.OfUnit)?.Unit))
            return true;
        if (token.Start == 0 || label[token.Start - 1] != '/')
            return false;
        var start = label.LastIndexOfAny(['(', ',', ':', ';', '/'], Math.Max(0, token.Start - 2)) + 1;
        return UnitsAt(label, start).Find(u => u.End == token.Start - 1).Meaning is WordMeaning.OfUnit { Unit: var before } && IsRatio(before, unit);
    }

    /// <summary>
    /// Whether a stroke between two units makes one of them that is neither (人/平方公里), and no list (亿元/%, 头/只, 万人/亿元): nobody divides by
    /// a multiple, but by 万元.
    /// </summary>
    /// <param name="below">Null for what is no unit that the catalog knows.</param>
    public static bool IsRatio(Unit above, Unit? below) =>
        below is null || (below.Quantity != above.Quantity && !Unit.BuiltIn.Contains(below) && !Unit.BuiltIn.Contains(above) && (below.Name == "万元" || !"十百千万亿".Contains(below.Name[0], StringComparison.Ordinal)));

    // 黑石 is 黑石镇 where no other place is called so.
    private static string? ShortNameOf(string name)
    {
        string[] kinds = ["街道", "镇", "乡"];
        return kinds.Where(kind => name.EndsWith(kind, StringComparison.Ordinal) && name.Length > kind.Length + 1).Select(kind => name[..^kind.Length]).FirstOrDefault();
    }

    private void Add(WordMeaning meaning, IEnumerable<string> labels, string? name)
    {
        foreach (var label in labels.Select(LabelText.Normalize).Distinct(StringComparer.Ordinal))
        {
            _words.Add(label, meaning);
            if (name is not null)
                _names.Add((label, name));
        }
    }
}
