using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>The files that were put into their places lately and may still grow there. Not thread-safe.</summary>
internal sealed class GrowthWatch(InboxOptions options, TimeProvider time)
{
    // What is still being written mostly goes on at once. Looked at in each round, the files of an hour would cost more than the new ones.
    private const double Later = 1.1;

    private readonly Dictionary<long, Watched> _placed = [];

    /// <summary>Watches a file from now on; one whose move is not done, or that did not move at all, is nothing to watch.</summary>
    public void Add(Placement placement)
    {
        if (placement.State == PlacementState.Done && placement.Intent.Source != placement.Intent.Target)
            _placed[placement.Id] = new Watched(placement, time.GetTimestamp(), TimeSpan.Zero);
    }

    public void Remove(Placement placement) => _placed.Remove(placement.Id);

    /// <summary>
    /// Those that are to be looked at now: each again when it has lain there for a tenth longer than at the look before. What has been watched long enough is forgotten.
    /// </summary>
    public IReadOnlyList<Placement> Due()
    {
        var due = new List<Placement>();
        foreach (var (id, watched) in _placed)
        {
            var age = time.GetElapsedTime(watched.Since);
            if (age >= options.GrowthTime)
            {
                _placed.Remove(id);
            }
            else if (age >= watched.Next)
            {
                due.Add(watched.Placement);
                _placed[id] = watched with { Next = age * Later };
            }
        }

        return due;
    }

    /// <param name="Since">The timestamp of when it was put there.</param>
    /// <param name="Next">How long it lies there when it is looked at next.</param>
    private readonly record struct Watched(Placement Placement, long Since, TimeSpan Next);
}
