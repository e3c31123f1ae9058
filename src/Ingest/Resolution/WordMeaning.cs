using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a word of a label means: one of the kinds below and no other.</summary>
internal abstract record WordMeaning
{
    private WordMeaning()
    {
    }

    internal sealed record OfIndicator(Indicator Indicator) : WordMeaning;

    internal sealed record OfArea(RefArea Area) : WordMeaning;

    internal sealed record OfItem(Item Item) : WordMeaning;

    /// <summary>A heading that announces items of a kind.</summary>
    internal sealed record OfKind(ItemKind Kind) : WordMeaning;

    /// <summary>A heading over texts about items.</summary>
    internal sealed record OfAttribute(AttributeDefinition Attribute) : WordMeaning;

    /// <param name="IsCount">Whether it is named as what is counted (户数), which is a piece of names, too.</param>
    internal sealed record OfUnit(Unit Unit, bool IsCount = false) : WordMeaning;

    internal sealed record OfMeasure(MeasureWord Word) : WordMeaning;

    internal sealed record OfTime(PeriodPhrase Phrase) : WordMeaning;

    /// <summary>What an index is counted from (上年同期=100): the year in it is nobody's period, and the figures are no growth.</summary>
    internal sealed record OfIndexBase : WordMeaning;

    /// <summary>A word that any report may use and that says nothing of a figure by itself.</summary>
    internal sealed record OfCommon(CommonWord Word) : WordMeaning;
}
