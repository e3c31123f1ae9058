using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Whether labels speak of an indicator by a piece of its name: 投资额 of 固定资产投资额, 工业 of 规上工业增加值.</summary>
internal sealed class PiecesOfNames(LabelReader labels)
{
    /// <summary>Whether a text names an indicator, or is a piece of what it is called (投资额 of 固定资产投资).</summary>
    public bool Names(string text, Indicator indicator)
    {
        var said = labels.Read(text);
        if (said.Indicator is not null || said.Ambiguous.Length > 0)
            return said.Indicator == indicator || said.Ambiguous.Contains(indicator);
        var core = said.Core.TrimEnd('额', '数', '量', '值');
        return core.Length > 1 && labels.Vocabulary.Calls(indicator, core);
    }

    /// <summary>Whether a text names indicators of the catalog, or is a piece of what they are called.</summary>
    public bool NamesSome(string text) =>
        labels.Read(text) is { Indicator: not null } or { Ambiguous.Length: > 0 } or { Core.Length: > 1, Measure: null } && labels.Vocabulary.Catalog.Indicators.Any(i => Names(text, i));

    /// <summary>Whether a label, but for its unit and what it says of measure and time, is the end of an indicator's name (投资额 of 固定资产投资额).</summary>
    public bool EndsName(string text, Indicator indicator)
    {
        string[] ends = [labels.Read(text).Core, labels.Read(text).Core.TrimEnd('数'), WithoutBrackets(text)];
        return labels.Vocabulary.NamesOf(indicator).Any(n => ends.Any(e => e.Length > 1 && n.Length > e.Length && n.EndsWith(e, StringComparison.Ordinal)));
    }

    /// <summary>Whether a label says that something of an indicator was done, by words of which the last are the end of its name: 本年完成投资 under 固定资产投资.</summary>
    public bool SaysResultOf(string text, Indicator indicator)
    {
        var label = WithoutBrackets(text);
        return label.Length <= Vocabulary.LongestName && Enumerable.Range(2, Math.Max(0, label.Length - 3)).Any(start =>
            labels.ReadNormalized(label[..start]) is { IsUnderstood: true, Indicator: null, Area: null, Item: null, Kind: null, Attribute: null, Measure.IsResult: true } && EndsName(label[start..], indicator));
    }

    /// <summary>Whether all that is unknown of a label is a piece of an indicator's name: over figures of that it says nothing that they are not (一、工业 over 规上工业增加值).</summary>
    public bool SaysNoMoreThan(string text, Indicator indicator) => labels.Read(text).Unknown is { Length: > 1 } unknown && labels.Vocabulary.Calls(indicator, unknown);

    private static string WithoutBrackets(string text) => LabelText.Normalize(Numbering.Of(text).Rest).Split('(')[0];
}
