using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A row of a generated table.</summary>
public sealed class RowPlan(Meaning says)
{
    public Meaning Says { get; } = says;

    public bool IsTotal { get; init; }

    /// <summary>The kind of the item that the row is about; null where its texts are not recorded.</summary>
    public ItemKind? Kind { get; init; }

    public Dictionary<ColumnPlan, CellPlan> Cells { get; } = [];
}
