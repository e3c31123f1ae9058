using System.Collections.Immutable;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>A table whose rows the redo journal keeps.</summary>
/// <param name="Key">The columns of its primary key, in their order.</param>
/// <param name="IsWhole">Whether it is small and kept whole: what has been taken out of it is gone after a rebuild too.</param>
/// <param name="HasIdentity">Whether the database numbers its rows.</param>
internal sealed record RedoTable(string Name, ImmutableArray<string> Key, bool IsWhole = false, bool HasIdentity = false)
{
    public static readonly RedoTable Counter = new("counter", ["name"], IsWhole: true);
    public static readonly RedoTable User = new("console_user", ["name"], IsWhole: true);
    public static readonly RedoTable Submission = new("submission", ["id"], HasIdentity: true);
    public static readonly RedoTable Finding = new("finding", ["submission_id", "ordinal"]);
    public static readonly RedoTable Group = new("series_group", ["id"], HasIdentity: true);
    public static readonly RedoTable Point = new("data_point", ["id"], HasIdentity: true);
    public static readonly RedoTable Observation = new("observation", ["submission_id", "ordinal"]);
    public static readonly RedoTable Row = new("item_row", ["id"], HasIdentity: true);
    public static readonly RedoTable Text = new("item_text", ["submission_id", "ordinal"]);
    public static readonly RedoTable Event = new("submission_event", ["id"], HasIdentity: true);
    public static readonly RedoTable Placement = new("placement", ["id"], HasIdentity: true);
    public static readonly RedoTable Artifact = new("artifact", ["placement_id", "kind"]);
    public static readonly RedoTable Receipt = new("department_receipt", ["id"], HasIdentity: true);

    /// <summary>All of them; one that others refer to comes before those.</summary>
    public static ImmutableArray<RedoTable> All { get; } =
        [Counter, User, Submission, Finding, Group, Point, Observation, Row, Text, Event, Placement, Artifact, Receipt];

    /// <summary>
    /// The tables of the ledger that no journal keeps: what is being read at this moment, how far a projection has come (it begins anew), the mark itself.
    /// </summary>
    public static ImmutableArray<string> NotKept { get; } = ["attempt", "checkpoint", "projected_series", "rejected_point", "redo_mark"];

    public static RedoTable Find(string name) => All.FirstOrDefault(t => t.Name == name) ?? throw new LedgerException($"The journal of the ledger speaks of a table {name} that this program does not know.");
}
