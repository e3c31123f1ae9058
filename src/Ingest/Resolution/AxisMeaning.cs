using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the labels of a row, of a column or of the title say together; an inner label speaks before an outer one.</summary>
internal sealed record AxisMeaning
{
    public static AxisMeaning Nothing { get; } = new();

    public Said<Indicator>? Indicator { get; init; }

    /// <summary>Whether the indicator is that of the heading on the left: what the row names goes before it.</summary>
    public bool IsIndicatorOfNeighbor { get; init; }

    public Said<RefArea>? Area { get; init; }

    public Said<ItemRef>? Item { get; init; }

    public Said<AttributeDefinition>? Attribute { get; init; }

    public Said<ItemKind>? Kind { get; init; }

    public Said<MeasureWord>? Measure { get; init; }

    public PeriodPhrase Period { get; init; } = PeriodPhrase.Unsaid;

    /// <summary>The label that says the period; null when none does.</summary>
    public Cell? PeriodLabel { get; init; }

    /// <summary>The label that says the year; null when none does.</summary>
    public Cell? YearLabel { get; init; }

    public Said<ImmutableArray<Unit>>? Units { get; init; }

    /// <summary>The unit by which another is divided that a label names nearer to the figures than any other unit (公斤/亩); null for none.</summary>
    public Unit? Ratio { get; init; }

    /// <summary>Whether its place in a column of units is blank, where others have one.</summary>
    public bool LacksUnit { get; init; }

    /// <summary>The label that says what an index is counted from (上年同期=100); null when none does.</summary>
    public Cell? IndexBase { get; init; }

    /// <summary>Areas of a sort that narrow its indicator (乡镇固定资产投资): where no label names one of them, nobody knows which are meant. Null for none.</summary>
    public Said<string>? SomeAreas { get; init; }

    public bool IsTotal { get; init; }

    public bool IsIgnored { get; init; }

    /// <summary>What the labels below them are, where they are headings.</summary>
    public HeadingKind Heads { get; init; }

    /// <summary>The innermost label; null when there is none.</summary>
    public Cell? Innermost { get; init; }

    /// <summary>Problems of its labels, to be told only where the labels own a figure.</summary>
    public ImmutableArray<LabelProblem> Problems { get; init; } = [];

    /// <summary>The same where a label of them names an indicator, though by itself it is unknown or another.</summary>
    public AxisMeaning Naming(Indicator indicator, Cell label) => this with
    {
        Indicator = new(indicator, label),
        Problems = Problems.RemoveAll(p => p.Code == FindingCodes.UnknownLabel && p.Label == label),
    };

    /// <summary>Whether the labels, as headings, say what figures below them would be: their cells are no labels of rows.</summary>
    public bool HeadsFigures => Kind is null && !HeadsNames && (Indicator is not null || Measure is not null || Period.IsDated || Period.Accumulation is not null);

    /// <summary>Whether, as a heading, it stands over names, whatever its words would say over figures.</summary>
    public bool HeadsNames { get; init; }

    /// <summary>Whether the labels, all understood, name neither an indicator nor anything that has one.</summary>
    public bool SaysNothing => Indicator is null && Area is null && Item is null && Attribute is null && Measure is null
        && !Period.IsDated && Period.Accumulation is null && Units is null && !IsTotal && !IsIgnored && Kind is null;
}
