using System.Globalization;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>
/// What a transaction has written: the books note it. Of what it wrote by the thousand the rows themselves, as they are; of the rest, which may change again in the
/// same transaction, the numbers of what it belongs to, by which the redo journal reads those rows before the commit. Not thread-safe.
/// </summary>
internal sealed class TouchedRows : IDisposable
{
    private readonly Dictionary<RedoTable, WrittenRows> _written = [];
    private bool _users;

    /// <summary>Submissions that were added, or of which something is said anew: a mark on them, an event.</summary>
    public SortedSet<long> Submissions { get; } = [];

    /// <summary>Submissions whose points and rows have moved to the end of the feed.</summary>
    public SortedSet<long> Moved { get; } = [];

    /// <summary>Groups of series that may be new.</summary>
    public SortedSet<long> Groups { get; } = [];

    public SortedSet<long> Placements { get; } = [];

    public SortedSet<long> Receipts { get; } = [];

    public bool IsEmpty => !_users && _written.Count + Submissions.Count + Moved.Count + Groups.Count + Placements.Count + Receipts.Count == 0;

    /// <summary>The users of the console have changed.</summary>
    public void AddUsers() => _users = true;

    /// <summary>The rows of a table, to which those are added that are written.</summary>
    /// <param name="columns">The same for all rows of a table.</param>
    public WrittenRows WrittenOf(RedoTable table, IReadOnlyList<string> columns)
    {
        if (!_written.TryGetValue(table, out var rows))
            _written.Add(table, rows = new WrittenRows(columns));
        return rows;
    }

    /// <summary>The rows of a table that were added to those that are written; null when there is none.</summary>
    public WrittenRows? FindWritten(RedoTable table) => _written.GetValueOrDefault(table);

    /// <summary>Which further rows of which tables it has written; a condition that is empty is all of them.</summary>
    public IEnumerable<(RedoTable Table, string Where)> Selections()
    {
        yield return (RedoTable.Counter, "");
        if (_users)
            yield return (RedoTable.User, "");
        foreach (var selection in new[]
        {
            In(RedoTable.Submission, "id in ({0})", Submissions),
            In(RedoTable.Group, "id in ({0})", Groups),
            In(RedoTable.Point, "id in (select point_id from observation where submission_id in ({0}))", Moved),
            In(RedoTable.Row, "id in (select row_id from item_text where submission_id in ({0}))", Moved),
            In(RedoTable.Event, "submission_id in ({0})", Submissions),
            In(RedoTable.Placement, "id in ({0})", Placements),
            In(RedoTable.Artifact, "placement_id in ({0})", Placements),
            In(RedoTable.Receipt, "id in ({0})", Receipts),
        })
        {
            if (selection is { } some)
                yield return some;
        }
    }

    public void Dispose()
    {
        foreach (var rows in _written.Values)
            rows.Dispose();
    }

    private static (RedoTable, string)? In(RedoTable table, string where, SortedSet<long> numbers) =>
        numbers.Count == 0
            ? null
            : (table, "where " + string.Format(CultureInfo.InvariantCulture, where, string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))));
}
