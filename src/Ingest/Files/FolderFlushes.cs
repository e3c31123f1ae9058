using System.Collections.Concurrent;
using IndicatorPipeline.Metrics.Files;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>
/// The folders whose entries have changed: files that were written or moved one after the other outlive a power cut once each folder has been
/// flushed a single time. Thread-safe.
/// </summary>
internal sealed class FolderFlushes
{
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);

    public void Add(string folder) => _folders.TryAdd(folder, 0);

    /// <summary>Flushes them; only then are the new entries durable.</summary>
    public void Flush()
    {
        foreach (var folder in _folders.Keys)
            FolderFlush.Flush(folder);
        _folders.Clear();
    }
}
