namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A thing within an indicator that has its own row, of a kind whose list is closed.</summary>
/// <param name="Goal">What is to be reached, in the unit of the cluster's output value; null for none.</param>
public sealed record Item(string Code, string Name, string Kind, IReadOnlyList<string> Aliases, decimal? Goal);
