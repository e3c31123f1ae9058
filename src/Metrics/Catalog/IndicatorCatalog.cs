using System.Collections.Frozen;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>The county's catalog: what the labels of its reports mean. Valid once built; immutable.</summary>
public sealed class IndicatorCatalog
{
    /// <summary>A catalog without any entry: periods, measures and the built-in units need none.</summary>
    public static IndicatorCatalog Empty { get; } = new();

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>The areas; the first is the one meant where none is named.</summary>
    public IReadOnlyList<RefArea> Areas { get; init; } = [];

    public IReadOnlyList<Item> Items { get; init; } = [];

    public IReadOnlyList<ItemKind> Kinds { get; init; } = [];

    public IReadOnlyList<AttributeDefinition> Attributes { get; init; } = [];

    /// <summary>Labels that may stand in a report and are not recorded.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    public IReadOnlyList<Department> Departments { get; init; } = [];

    /// <summary>The catalog's units and the built-in ones.</summary>
    public IReadOnlyList<Unit> Units { get; init; } = Unit.BuiltIn;

    public IReadOnlyList<ReportDefinition> Reports { get; init; } = [];

    /// <summary>What is derived from what. Of two rules for one measure the first that applies to a series is the one.</summary>
    public IReadOnlyList<DerivationRule> Derivations { get; init; } = [];

    /// <summary>What the departments write where a figure is missing, beyond the built-in words and signs.</summary>
    public IReadOnlyList<MissingWord> Missing { get; init; } = [];

    /// <summary>Names in open registers that are others'.</summary>
    public IReadOnlyList<MergedName> Merged { get; init; } = [];

    /// <summary>How figures are checked, where not as it is built in. Of two rules for one check the first that applies to an indicator is the one.</summary>
    public IReadOnlyList<CheckRule> Checks { get; init; } = [];

    /// <summary>How groups of areas are scored; of one group and frequency no two are about the same period.</summary>
    public IReadOnlyList<AssessmentScheme> Assessments { get; init; } = [];

    /// <summary>Which days are worked.</summary>
    public WorkCalendar Calendar { get; init; } = WorkCalendar.WeekendsOnly;

    /// <summary>
    /// SHA-256 over what the files say, in hexadecimal: two catalogs with the same fingerprint read every report alike. Comments, layout and
    /// line ends do not count. For a catalog that is built in code it is that of the empty one.
    /// </summary>
    public string Fingerprint { get; init; } = CatalogFingerprint.OfNothing;

    public FrozenDictionary<string, Indicator> IndicatorsByCode =>
        field ??= Indicators.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);

    public FrozenDictionary<string, RefArea> AreasByCode =>
        field ??= Areas.ToFrozenDictionary(a => a.Code, StringComparer.Ordinal);

    /// <summary>The indicators that an indicator is a part of.</summary>
    public ILookup<string, Indicator> WholesByPart =>
        field ??= Indicators.SelectMany(whole => whole.Parts.Select(part => (part, whole))).ToLookup(p => p.part, p => p.whole, StringComparer.Ordinal);

    /// <summary>The codes of the areas of a level that are part of an area.</summary>
    public IReadOnlyDictionary<(string? Parent, string Level), IReadOnlyList<string>> AreasWithin =>
        field ??= Areas.GroupBy(a => (a.Parent, a.Level), a => a.Code).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g]);

    public FrozenDictionary<string, Item> ItemsByCode =>
        field ??= Items.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal);

    public FrozenDictionary<string, ItemKind> KindsByCode =>
        field ??= Kinds.ToFrozenDictionary(k => k.Code, StringComparer.Ordinal);
}
