using System.Data.Common;

namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>All that is a kind of database's own: opening, settings, migrating, the write lock. The rest of the ledger's SQL is common. Thread-safe.</summary>
internal interface ILedgerDialect : IDisposable
{
    SqlWords Words { get; }

    /// <summary>Whether the ledger has been made.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>Makes the ledger if there is none and brings its schema up to date. Safe from several processes at once.</summary>
    /// <exception cref="LedgerException">It is no ledger, or one of a newer version of the program.</exception>
    /// <param name="through">The last migration to run; null for all.</param>
    Task MigrateAsync(CancellationToken cancellationToken, string? through = null);

    /// <summary>How the schema of the ledger that is there differs from this program's; nothing is changed.</summary>
    /// <param name="through">The last migration of this program; null for all.</param>
    LedgerSchema CompareSchema(string? through = null);

    /// <summary>What the database finds damaged in itself, in its own words; empty when nothing is, or when it has no means to find out.</summary>
    Task<IReadOnlyList<string>> FindDamageAsync(ExaminationScope scope, CancellationToken cancellationToken);

    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>A lock by name among all processes that use this ledger; it falls with its process. Null when another one holds it.</summary>
    Task<IAsyncDisposable?> TryHoldAsync(string name, CancellationToken cancellationToken);

    /// <summary>Prepares to put rows into a table.</summary>
    /// <param name="then">What follows the rows, as <c>on conflict ...</c>; empty for nothing.</param>
    Task<IRowWriter> PrepareRowsAsync(
        DbConnection connection, DbTransaction? transaction, string table, IReadOnlyList<string> columns, string then, CancellationToken cancellationToken);

    /// <summary>Copies the ledger, as it stands at one moment, into a file; others may go on writing.</summary>
    /// <exception cref="NotSupportedException">It is in a server, which has means of its own for that.</exception>
    Task CopyToAsync(string file, CancellationToken cancellationToken);

    /// <summary>Another ledger of the same kind, beside this one, in which nothing is; what was left there by somebody who did not come to an end is gone.</summary>
    Task<ILedgerDialect> BeginAnotherAsync(CancellationToken cancellationToken);

    /// <summary>Puts another ledger (<see cref="BeginAnotherAsync"/>) in the place of this one, of which nobody may be using either; where this one is kept, null if there was none.</summary>
    /// <param name="moment">For the name under which it is kept.</param>
    Task<string?> GiveWayAsync(ILedgerDialect other, DateTimeOffset moment, CancellationToken cancellationToken);

    /// <summary>Puts aside what a ledger that is gone has left where it was: what is left of a log would be played into whatever is put there.</summary>
    /// <param name="moment">For the name under which it is kept.</param>
    void PutRemainsAside(DateTimeOffset moment);

    /// <summary>Rows have been added with their numbers: the database goes on counting behind them.</summary>
    Task GoOnCountingAsync(LedgerConnection connection, IEnumerable<string> tables, CancellationToken cancellationToken);

    /// <summary>A transaction that holds the write lock from its beginning: it never has to be given up halfway because another one wrote.</summary>
    Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);
}
