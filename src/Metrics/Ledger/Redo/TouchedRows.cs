using System.Globalization;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>What a transaction has written, by the numbers of what it belongs to: the books note it, and the redo journal reads those rows before the commit. Not thread-safe.</summary>
internal sealed class TouchedRows
{
    private bool _users;

    /// <summary>Submissions that were added, with all that they say.</summary>
    public SortedSet<long> Added { get; } = [];

    /// <summary>Submissions of which something is said anew: a mark on them, an event.</summary>
    public SortedSet<long> Submissions { get; } = [];

    /// <summary>Submissions whose points and rows have moved to the end of the feed.</summary>
    public SortedSet<long> Moved { get; } = [];

    /// <summary>Groups of series that may be new.</summary>
    public SortedSet<long> Groups { get; } = [];

    public SortedSet<long> Placements { get; } = [];

    public SortedSet<long> Receipts { get; } = [];

    public bool IsEmpty => !_users && Added.Count + Submissions.Count + Moved.Count + Groups.Count + Placements.Count + Receipts.Count == 0;

    /// <summary>The users of the console have changed.</summary>
    public void AddUsers() => _users = true;

    /// <summary>Which rows of which tables those are; a condition that is empty is all of them.</summary>
    public IEnumerable<(RedoTable Table, string Where)> Selections()
    {
        yield return (RedoTable.Counter, "");
        if (_users)
            yield return (RedoTable.User, "");
        var (speaking, moved) = (Added.Union(Submissions).ToList(), Added.Union(Moved).ToList());
        foreach (var selection in new[]
        {
            In(RedoTable.Submission, "id in ({0})", speaking),
            In(RedoTable.Finding, "submission_id in ({0})", Added),
            In(RedoTable.Group, "id in ({0})", Groups),
            In(RedoTable.Point, "id in (select point_id from observation where submission_id in ({0}))", moved),
            In(RedoTable.Observation, "submission_id in ({0})", Added),
            In(RedoTable.Row, "id in (select row_id from item_text where submission_id in ({0}))", moved),
            In(RedoTable.Text, "submission_id in ({0})", Added),
            In(RedoTable.Event, "submission_id in ({0})", speaking),
            In(RedoTable.Placement, "id in ({0})", Placements),
            In(RedoTable.Artifact, "placement_id in ({0})", Placements),
            In(RedoTable.Receipt, "id in ({0})", Receipts),
        })
        {
            if (selection is { } some)
                yield return some;
        }
    }

    private static (RedoTable, string)? In(RedoTable table, string where, IReadOnlyCollection<long> numbers) =>
        numbers.Count == 0
            ? null
            : (table, "where " + string.Format(CultureInfo.InvariantCulture, where, string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))));
}
