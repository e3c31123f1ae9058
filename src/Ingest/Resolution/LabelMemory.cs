using System.Collections.Concurrent;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What labels were found to say with one catalog, for the workbooks that come after: a department heads its tables this month as it did last month. Labels that nobody
/// has written for a long time are forgotten, and so are all with the catalog. Thread-safe.
/// </summary>
internal sealed class LabelMemory
{
    // What is longer is a title or a remark, which seldom comes again.
    private const int LongestLabel = 64;

    private readonly int _most;
    private readonly Lock _turning = new();
    private volatile ConcurrentDictionary<string, LabelMeaning> _fresh = new(StringComparer.Ordinal);
    private volatile ConcurrentDictionary<string, LabelMeaning> _old = new(StringComparer.Ordinal);
    private int _count;

    /// <param name="most">It holds up to twice as many: those that were met with last, and as many before them.</param>
    public LabelMemory(int most = 8_192) => _most = most;

    /// <summary>What a label says; null where that has to be found out.</summary>
    public LabelMeaning? Find(string label)
    {
        if (label.Length > LongestLabel)
            return null;
        if (_fresh.TryGetValue(label, out var meaning))
            return meaning;
        if (!_old.TryGetValue(label, out meaning))
            return null;
        Keep(label, meaning);
        return meaning;
    }

    /// <summary>Remembers what a label says.</summary>
    public void Keep(string label, LabelMeaning meaning)
    {
        if (label.Length > LongestLabel || !_fresh.TryAdd(label, meaning) || Interlocked.Increment(ref _count) < _most)
            return;
        lock (_turning)
        {
            if (_count < _most)
                return;
            _old = _fresh;
            _fresh = new(StringComparer.Ordinal);
            _count = 0;
        }
    }
}
