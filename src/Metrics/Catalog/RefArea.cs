namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Where: the city, the county, a township, a park.</summary>
/// <param name="Level">city, county, township or park.</param>
/// <param name="Parent">Code of the area that this one is part of; null at the root.</param>
/// <param name="Group">Assessment group; null for none.</param>
public sealed record RefArea(string Code, string Name, IReadOnlyList<string> Aliases, string Level, string? Parent, string? Group);
