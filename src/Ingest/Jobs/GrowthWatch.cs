using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>The files that were put into their places lately and may still grow there. Not thread-safe.</summary>
internal sealed class GrowthWatch(InboxOptions options, TimeProvider time)
{
    private readonly Dictionary<long, (Placement Placement, long Since)> _placed = [];

    /// <summary>Watches a file from now on; one whose move is not done, or that did not move at all, is nothing to watch.</summary>
    public void Add(Placement placement)
    {
        if (placement.State == PlacementState.Done && placement.Intent.Source != placement.Intent.Target)
            _placed[placement.Id] = (placement, time.GetTimestamp());
    }

    public void Remove(Placement placement) => _placed.Remove(placement.Id);

    /// <summary>Those that are watched now; what has been watched long enough is forgotten.</summary>
    public IReadOnlyList<Placement> Watched()
    {
        foreach (var (id, (_, since)) in _placed.Where(p => time.GetElapsedTime(p.Value.Since) >= options.GrowthTime).ToList())
            _placed.Remove(id);
        return [.. _placed.Values.Select(p => p.Placement)];
    }
}
