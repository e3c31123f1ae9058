using System.Collections.Concurrent;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The numbers of groups of series as far as they are known: a group's number never changes and no group is ever removed. What a transaction
/// adds is known to others once it has committed.
/// </summary>
internal sealed class SeriesGroupIds(SeriesGroupIds? committed)
{
    private readonly ConcurrentDictionary<SeriesGroup, long> _ids = new();

    public long? Find(SeriesGroup group) => _ids.TryGetValue(group, out var id) ? id : committed?.Find(group);

    public void Add(SeriesGroup group, long id) => _ids[group] = id;

    /// <summary>The transaction has committed.</summary>
    public void Commit()
    {
        foreach (var (group, id) in _ids)
            committed?.Add(group, id);
    }
}
