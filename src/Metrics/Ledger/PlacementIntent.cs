namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A file's move in the share, decided but not yet made. Paths are relative to the share, with <c>/</c> between folders.</summary>
/// <param name="Source">Where the file lies.</param>
/// <param name="Target">Where it is to go.</param>
/// <param name="Length">The file's length in bytes, and</param>
/// <param name="ModifiedAt">its time: they tell whether the file at the source is still the one that was read.</param>
public sealed record PlacementIntent(string Source, string Target, long Length, DateTimeOffset ModifiedAt)
{
    /// <summary>Whether both speak of the same file at the same place, wherever it is to go.</summary>
    public bool IsSameFile(PlacementIntent other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Source == other.Source && Length == other.Length && ModifiedAt == other.ModifiedAt;
    }
}
