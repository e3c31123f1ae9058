using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A column of a generated table.</summary>
public sealed class ColumnPlan(ColumnRole role, params IReadOnlyList<HeaderLabel> path)
{
    public ColumnRole Role { get; } = role;

    /// <summary>Its headings, from the outermost to the innermost; empty for a column without one.</summary>
    public List<HeaderLabel> Path { get; } = [.. path];

    public Meaning Says { get; init; } = new();

    /// <summary>What its texts are about; null where they are none.</summary>
    public AttributeDefinition? Attribute { get; init; }
}
