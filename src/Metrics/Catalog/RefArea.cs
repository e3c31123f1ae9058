namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Where: the city, the county, a township, a park.</summary>
/// <param name="Level">One of <see cref="Levels"/>.</param>
/// <param name="Parent">Code of the area that this one is part of; null at the root.</param>
/// <param name="Group">Assessment group; null for none.</param>
public sealed record RefArea(string Code, string Name, IReadOnlyList<string> Aliases, string Level, string? Parent, string? Group)
{
    /// <summary>The levels that there are, from the largest to the smallest; a park is part of a county or township.</summary>
    public static IReadOnlyList<string> Levels { get; } = ["country", "province", "city", "county", "township", "park", "village"];
}
