namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>A piece of a YAML file that keeps where it stands.</summary>
/// <param name="place">Where it begins.</param>
/// <param name="start">Index of its first character in the file's text.</param>
/// <param name="end">Index behind its last character; behind a block list or map it may lie past blank lines and comments.</param>
internal abstract class CatalogNode(Place place, int start, int end)
{
    public Place Place { get; } = place;

    public int Start { get; } = start;

    public int End { get; } = end;
}
