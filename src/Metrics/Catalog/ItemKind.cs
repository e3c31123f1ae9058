namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A kind of item.</summary>
/// <param name="Headers">The stub headings that announce it.</param>
/// <param name="IsOpen">Whether its list grows from the reports (projects, tasks) instead of standing in items.yaml.</param>
/// <param name="Indicator">Code of the indicator that a bare measure column means under this kind; null for none.</param>
public sealed record ItemKind(string Code, string Name, IReadOnlyList<string> Headers, bool IsOpen, string? Indicator);
