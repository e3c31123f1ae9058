using IndicatorPipeline.Metrics.Ledger.Databases;
using IndicatorPipeline.Metrics.Ledger.Redo;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The database under the ledger's books: making it, keeping its schema up to date, connections, and the one write lock. Several processes
/// may use it at once; one writes at a time, readers wait for nobody. Who only reads makes none: until it is there, it reads as an empty one,
/// a lost one not at all. Thread-safe.
/// </summary>
public sealed class LedgerDatabase : ILedgerAccess, IDisposable
{
    private readonly LedgerOptions _options;
    private readonly TimeProvider _time;
    private readonly ILedgerDialect _dialect;
    private readonly RedoFiles _journalFiles;
    private readonly RedoJournal _journal;
    private readonly EmptyLedger _empty = new();
    private readonly SemaphoreSlim _opening = new(1);
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _isOpen;

    public LedgerDatabase(LedgerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _time = time;
        _dialect = DialectOf(options);
        _journalFiles = new RedoFiles(Path.GetFullPath(options.JournalDirectory));
        _journal = new RedoJournal(_journalFiles, time);
    }

    /// <summary>The dialect of the kind of database that it is in.</summary>
    internal static ILedgerDialect DialectOf(LedgerOptions options) => options.Kind switch
    {
        LedgerKind.Sqlite => new SqliteDialect(options),
        LedgerKind.Postgres => new PostgresDialect(options),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "There is no such kind of ledger."),
    };

    /// <summary>Whether there is no ledger but a journal of one: it has been lost.</summary>
    public async Task<bool> IsLostAsync(CancellationToken cancellationToken) =>
        // In this order: who makes a ledger makes it before its journal.
        _journalFiles.Any() && !await ExistsAsync(cancellationToken);

    /// <summary>Whether it has been made.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) => _isOpen || await _dialect.ExistsAsync(cancellationToken);

    /// <summary>Makes it if there is none and brings its schema up to date. Writing does so too.</summary>
    /// <exception cref="LedgerException">It is no ledger, one of a newer version of the program, or lost: a new one beside the old one's journal would be another.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
            return;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_isOpen)
                return;
            await RefuseIfLostAsync(cancellationToken);
            await _dialect.MigrateAsync(cancellationToken);
            _isOpen = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Looks for damage and at the schema; nothing is changed. Null when there is no ledger. It takes at least as long as reading it does.</summary>
    /// <exception cref="System.Data.Common.DbException">It cannot be reached.</exception>
    public async Task<LedgerExamination?> ExamineAsync(ExaminationScope scope, CancellationToken cancellationToken)
    {
        if (!await _dialect.ExistsAsync(cancellationToken))
            return null;
        var damage = await _dialect.FindDamageAsync(scope, cancellationToken);
        return new LedgerExamination(damage, damage.Count > 0 ? new LedgerSchema([], []) : _dialect.CompareSchema());
    }

    /// <summary>What is damaged in the journal, so that the ledger could not be made again out of it; null when nothing is. It takes as long as reading it does.</summary>
    public async Task<string?> FindJournalDamageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await new RedoReader(_journalFiles).FindEntriesAsync(cancellationToken);
            return null;
        }
        catch (LedgerException e)
        {
            return e.Message;
        }
    }

    /// <summary>A lock by name among all processes that use this ledger; it falls with its process. Null when another one holds it.</summary>
    public Task<IAsyncDisposable?> TryHoldAsync(string name, CancellationToken cancellationToken) => _dialect.TryHoldAsync(name, cancellationToken);

    public Task<IAsyncDisposable?> HoldAsync(string name, TimeSpan longest, CancellationToken cancellationToken) => _dialect.HoldAsync(name, longest, cancellationToken);

    /// <summary>Copies the ledger, as it stands at one moment, into a file; others may go on writing.</summary>
    /// <exception cref="NotSupportedException">It is in a server, which has means of its own for that.</exception>
    public async Task CopyToAsync(string file, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        await _dialect.CopyToAsync(file, cancellationToken);
    }

    /// <summary>Puts aside what a ledger that is gone has left where it was, so that a copy of one can be put there.</summary>
    /// <exception cref="InvalidOperationException">There is a ledger.</exception>
    public async Task PutRemainsAsideAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken))
            throw new InvalidOperationException($"The ledger {_options.Location} is there.");
        _dialect.PutRemainsAside(_time.GetUtcNow());
    }

    public void Dispose()
    {
        _dialect.Dispose();
        _empty.Dispose();
        _opening.Dispose();
        _writing.Dispose();
    }

    async ValueTask<LedgerConnection> ILedgerAccess.ConnectAsync(CancellationToken cancellationToken)
    {
        if (!await ExistsAsync(cancellationToken))
        {
            await RefuseIfLostAsync(cancellationToken);
            return await OpenEmptyAsync(cancellationToken);
        }

        await OpenAsync(cancellationToken);
        return new LedgerConnection(await _dialect.OpenAsync(cancellationToken), null, _dialect.Words, isOwned: true);
    }

    /// <summary>Runs a step in a transaction of its own: all of it is in the ledger, durably, when this returns, or nothing is.</summary>
    async Task<T> ILedgerAccess.WriteAsync<T>(Func<LedgerTransaction, Task<T>> step, CancellationToken cancellationToken)
    {
        // Within the process writers queue up here, where waiting costs no thread; the database's own lock is for other processes.
        await OpenAsync(cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                if (await TryWriteAsync(step, cancellationToken) is (true, var result))
                    return result;
            }
        }
        finally
        {
            _writing.Release();
        }
    }

    // False, with nothing done of the step, where the journal had to be begun first: in a transaction of its own, since what the step writes might be
    // much and would be read out of the ledger again.
    private async Task<(bool IsDone, T Result)> TryWriteAsync<T>(Func<LedgerTransaction, Task<T>> step, CancellationToken cancellationToken)
    {
        await using var connection = await _dialect.OpenAsync(cancellationToken);
        await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
        var shared = new LedgerTransaction(connection, transaction, _dialect);
        try
        {
            var last = await _journal.FindLastAsync(shared, cancellationToken);
            if (last is null)
                await _journal.BeginAsync(shared, cancellationToken);
            var result = last is null ? default! : await step(shared);
            if (last is not null)
                await _journal.WriteAsync(shared, last, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (last is not null, result);
        }
        finally
        {
            await shared.CloseAsync();
        }
    }

    private async Task RefuseIfLostAsync(CancellationToken cancellationToken)
    {
        if (await IsLostAsync(cancellationToken))
            throw new LedgerException($"The ledger {_options.Location} is gone, its journal {_journalFiles.Folder} is there. `indicators ledger rebuild` makes it again as it was.");
    }

    private async Task<LedgerConnection> OpenEmptyAsync(CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken);
        try
        {
            return new LedgerConnection(await _empty.OpenAsync(cancellationToken), null, SqlWords.Sqlite, isOwned: true);
        }
        finally
        {
            _opening.Release();
        }
    }
}
