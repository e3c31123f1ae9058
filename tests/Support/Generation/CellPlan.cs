using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A cell of a generated table's body.</summary>
public sealed class CellPlan(object? value)
{
    /// <summary>The indicator that it names as a label; null for none.</summary>
    public Indicator? Names { get; init; }

    /// <summary>What is written: see <see cref="SheetBuilder"/>; null for a blank.</summary>
    public object? Value { get; set; } = value;

    /// <summary>What it means; null for a label or a text.</summary>
    public Figure? Figure { get; init; }

    public string? Format { get; set; }

    public int Indent { get; set; }

    public bool IsBold { get; set; }

    /// <summary>Whether it belongs to the one above: written once for several rows.</summary>
    public bool ContinuesAbove { get; set; }
}
