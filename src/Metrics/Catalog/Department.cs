namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Who sends reports.</summary>
/// <param name="Folder">The name of its folder in the share.</param>
public sealed record Department(string Code, string Name, string Folder, IReadOnlyList<string> Aliases);
