using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a table says.</summary>
/// <param name="IsKnown">Whether an indicator or a kind of the catalog is in it; a table without is passed over.</param>
/// <param name="LabelFates">What became of cells of the stub that are no labels.</param>
internal sealed record TableReading(
    Table Table,
    TableContext Context,
    bool IsKnown,
    ImmutableArray<CellReading> Cells,
    ImmutableArray<ItemText> Texts,
    ImmutableArray<TextRow> TextRows,
    IReadOnlyDictionary<CellAddress, NumberFate> LabelFates,
    ImmutableArray<Finding> Findings);
