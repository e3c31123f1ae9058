using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Every word that a label may be made of: the catalog's names and aliases, and the words that all reports share.</summary>
internal sealed class Vocabulary
{
    private readonly PhraseTrie _words = new();
    private readonly PhraseTrie _units = new();
    private readonly List<(string Label, string Name)> _names = [];
    private readonly List<string> _indicatorNames = [];

    public Vocabulary(IndicatorCatalog catalog)
    {
        Catalog = catalog;
        foreach (var indicator in catalog.Indicators)
        {
            Add(new WordMeaning.OfIndicator(indicator), [indicator.Name, .. indicator.Aliases], indicator.Name);
            _indicatorNames.AddRange(indicator.Aliases.Prepend(indicator.Name).Select(LabelText.Normalize));
        }

        foreach (var area in catalog.Areas)
            Add(new WordMeaning.OfArea(area), [area.Name, .. area.Aliases], area.Name);
        foreach (var item in catalog.Items)
            Add(new WordMeaning.OfItem(item), [item.Name, .. item.Aliases], item.Name);
        foreach (var kind in catalog.Kinds)
            Add(new WordMeaning.OfKind(kind), kind.Headers, null);
        foreach (var attribute in catalog.Attributes)
            Add(new WordMeaning.OfAttribute(attribute), [attribute.Name, .. attribute.Aliases], attribute.Name);
        Add(new WordMeaning.OfCommon(CommonWord.Ignored), catalog.Ignored, null);

        foreach (var (word, says) in MeasureLabels.Words)
            _words.Add(LabelText.Normalize(word), new WordMeaning.OfMeasure(says));
        Add(new WordMeaning.OfCommon(CommonWord.Ignored), CommonWords.Remarks, null);
        Add(new WordMeaning.OfCommon(CommonWord.UnitHeading), CommonWords.UnitHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.AreaHeading), CommonWords.AreaHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.PeriodHeading), CommonWords.PeriodHeadings, null);
        Add(new WordMeaning.OfCommon(CommonWord.Total), ["合计", "总计", "小计", "共计", "总合计", "全县合计", "total"], null);
        Add(new WordMeaning.OfCommon(CommonWord.Filler), CommonWords.Fillers, null);
        foreach (var unit in catalog.Units)
        {
            foreach (var name in unit.Aliases.Prepend(unit.Name).Select(LabelText.Normalize).Distinct(StringComparer.Ordinal))
                _units.Add(name, new WordMeaning.OfUnit(unit));
        }
    }

    public IndicatorCatalog Catalog { get; }

    /// <summary>The catalog's names and aliases, normalized, each with the name to suggest for it.</summary>
    public IReadOnlyList<(string Label, string Name)> Names => _names;

    /// <summary>Every word that begins at a place of a normalized label.</summary>
    public IEnumerable<LabelToken> At(string label, int start) =>
        _words.At(label, start).Concat(_units.At(label, start).Where(u => StandsAsUnit(label, u)));

    /// <summary>Whether a text is a part, not the whole, of an indicator's name.</summary>
    public bool IsPieceOfAName(string text) => _indicatorNames.Any(n => n.Length > text.Length && n.Contains(text, StringComparison.Ordinal));

    /// <summary>The unit that a text is; null when it is none.</summary>
    public Unit? UnitOf(string text)
    {
        var label = LabelText.Normalize(text).Trim('(', ')');
        return _units.At(label, 0).LastOrDefault(u => u.Length == label.Length).Meaning is WordMeaning.OfUnit { Unit: var unit } ? unit : null;
    }

    // 个, 人 and 米 are units and everyday syllables: a unit stands alone, in brackets, in a list or behind a colon.
    // One of two syllables or more may also end a label, and no word holds a % that means anything else.
    private static bool StandsAsUnit(string label, LabelToken unit)
    {
        if (unit.Meaning is WordMeaning.OfUnit { Unit.Quantity: "ratio" or "percentage_point" })
            return true;
        var opens = unit.Start == 0 || label[unit.Start - 1] is '(' or ',' or ':' or '/' or ';';
        var closes = unit.End == label.Length || label[unit.End] is ')' or ',' or '/' or ';';
        return closes && (opens || (unit.Length > 1 && unit.End == label.Length));
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
