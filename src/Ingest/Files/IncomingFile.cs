using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>A file in the share that waits to be taken in, as it was seen.</summary>
/// <param name="Path">Relative to the share, with <c>/</c> between folders.</param>
/// <param name="Folder">In which folder the three folders of its sender are, relative to the share; empty for the share itself.</param>
/// <param name="Department">Whose folder it lies in; null for no department's.</param>
/// <param name="Length">In bytes.</param>
/// <param name="ModifiedAt">Its time.</param>
public sealed record IncomingFile(string Path, string Folder, Department? Department, long Length, DateTimeOffset ModifiedAt)
{
    /// <summary>Its name without folders.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    internal bool IsSameAs(IncomingFile other) => Path == other.Path && Length == other.Length && ModifiedAt == other.ModifiedAt;
}
