using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A name of an open register as a report writes it.</summary>
/// <param name="Indicator">What is reported of it; of texts alone, the indicator of their kind, if it has one.</param>
/// <param name="Registers">Where the same may stand under another name.</param>
/// <param name="Sheet">The sheet's name.</param>
/// <param name="Cell">The cell of the name, in A1 form.</param>
/// <param name="At">Of which figure it is; null where there are texts alone.</param>
internal sealed record OpenName(
    string Name, string? Indicator, ImmutableArray<ItemRegister> Registers, string Sheet, string Cell, (SeriesKey Key, TimePeriod Period)? At)
{
    /// <summary>Those of a report, in reading order; a row of texts only where no figure stands under its name.</summary>
    public static IEnumerable<OpenName> In(CheckedReport report, IEnumerable<TextRow> texts)
    {
        var catalog = report.Catalog;
        var figures = report.OwnFigures.Where(report.IsOfOpenRegister).Select(f => OfFigure(f, catalog)).ToList();
        var named = figures.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return figures.Concat(
            from row in texts
            let kind = catalog.KindsByCode[row.Kind]
            where kind.IsOpen && !named.Contains(row.Item)
            select new OpenName(row.Item, kind.Indicator, RegistersOf(kind), row.Sheet, row.ItemCell, null));
    }

    private static OpenName OfFigure(Figure figure, IndicatorCatalog catalog)
    {
        var (key, origin) = (figure.Observation.Key, figure.Observation.Origin);
        ImmutableArray<ItemRegister> registers =
        [
            ItemRegister.OfFigures(key.Indicator),
            .. catalog.Kinds.Where(k => k.IsOpen && k.Indicator == key.Indicator).Select(k => ItemRegister.OfTexts(k.Code)),
        ];
        return new OpenName(key.Item!, key.Indicator, registers, origin.Sheet, figure.ItemCell ?? origin.Cell, (key, figure.Observation.Period));
    }

    private static ImmutableArray<ItemRegister> RegistersOf(ItemKind kind) =>
        kind.Indicator is { } indicator ? [ItemRegister.OfTexts(kind.Code), ItemRegister.OfFigures(indicator)] : [ItemRegister.OfTexts(kind.Code)];
}
