using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What one label says. Everything may be unsaid.</summary>
internal sealed record LabelMeaning
{
    public Indicator? Indicator { get; init; }

    /// <summary>The indicators it may mean, when there are several; else empty.</summary>
    public ImmutableArray<Indicator> Ambiguous { get; init; } = [];

    public RefArea? Area { get; init; }

    /// <summary>
    /// What names areas and leaves open which is meant, as written: several of which none is within another (东川镇、西坪镇), one that is left out
    /// (不含东川镇), or what only ends as one of the catalog's does (黑石开发区); null where it is clear.
    /// </summary>
    public string? UnclearArea { get; init; }

    public Item? Item { get; init; }

    /// <summary>All items that it names, in order.</summary>
    public ImmutableArray<Item> Items { get; init; } = [];

    /// <summary>Whether the item is called by a name that ends as its kind does (食用菌产业): then it is no part of another word.</summary>
    public bool SaysKindOfItem { get; init; }

    /// <summary>The kind of item that the label announces as a heading.</summary>
    public ItemKind? Kind { get; init; }

    /// <summary>The text about an item that stands under the label as a heading.</summary>
    public AttributeDefinition? Attribute { get; init; }

    public MeasureWord? Measure { get; init; }

    /// <summary>What was aimed at, by a word before others that nobody knows (计划里程): it holds where those turn out to be the end of a name; null for nothing.</summary>
    public MeasureWord? AimBeforeUnknown { get; init; }

    public PeriodPhrase Period { get; init; } = PeriodPhrase.Unsaid;

    /// <summary>The units named, in order; a caption may name several.</summary>
    public ImmutableArray<Unit> Units { get; init; } = [];

    /// <summary>A unit by which another is divided (公斤/亩), as written: nobody knows it, and whoever looks at the figures wants to see it; null for none.</summary>
    public Unit? Ratio { get; init; }

    /// <summary>Whether it speaks of a growth that is not on the year before, and that nobody knows (自然增长, 复合增长率).</summary>
    public bool IsRateOfItsOwn { get; init; }

    /// <summary>Whether it names its unit as what is counted (户数, 人数): a piece of names, too, that a unit alone is not.</summary>
    public bool IsCount { get; init; }

    /// <summary>合计, 总计, 小计.</summary>
    public bool IsTotal { get; init; }

    /// <summary>Whether it says what an index is counted from (上年同期=100).</summary>
    public bool HasIndexBase { get; init; }

    /// <summary>指标值: a target where what came of it stands beside it.</summary>
    public bool IsAim { get; init; }

    /// <summary>Whether the catalog says that it is not recorded, or it is a remark for the reader.</summary>
    public bool IsIgnored { get; init; }

    /// <summary>What the labels below it are, where it is a heading; nothing is said by one that is not wholly understood.</summary>
    public HeadingKind Heads { get; init; }

    /// <summary>What of the label, normalized, nobody knows; empty when all of it is understood.</summary>
    public string Unknown { get; init; } = "";

    /// <summary>Areas of a sort, none of them by its name, right before an indicator (山区乡镇固定资产投资); null for none.</summary>
    public string? SomeAreas { get; init; }

    /// <summary>What stands beside the name of an indicator and narrows it down; null for nothing.</summary>
    public Narrowing? Narrowed { get; init; }

    /// <summary>What nobody knows right before the year that a line begins with (黑石2024年1-6月), which may be a place; null for nothing.</summary>
    public string? BeforeYear { get; init; }

    /// <summary>The letters right behind the name of an indicator that nobody knows, but for what reports are called; null for none.</summary>
    public string? BehindName { get; init; }

    /// <summary>A stretch of time that no calendar has, as written (15月); null when there is none.</summary>
    public string? InvalidPeriod { get; init; }

    /// <summary>The label, normalized, without what it says of measure, unit and time.</summary>
    public string Core { get; init; } = "";

    /// <summary>The label, normalized, without what it says of time: what a title is from month to month.</summary>
    public string Timeless { get; init; } = "";

    /// <summary>Whether by its last letters it names a rate, whatever of (死亡率, 所占比重).</summary>
    public bool NamesRate => Core.EndsWith('率') || Core.EndsWith("比重", StringComparison.Ordinal) || Core.EndsWith("比例", StringComparison.Ordinal);

    /// <summary>Whether its core stands in the name of some indicator, so that with another label it may be that name.</summary>
    public bool IsPieceOfAName { get; init; }

    public bool IsUnderstood => Unknown.Length == 0;

    /// <summary>The units that it says of an indicator which it names with another label: where that is called 临时救助人数 and in 人次, 人数 gives none.</summary>
    public ImmutableArray<Unit> UnitsBeside(Indicator named) => IsCount && Units.All(u => u.Quantity != named.Unit.Quantity) ? [] : Units;

    /// <summary>Whether it names units and nothing else.</summary>
    public bool IsUnitAlone => IsUnderstood && Units.Length > 0 && Core.Length == 0 && Measure is null && !Period.IsDated && Period.Accumulation is null;
}
