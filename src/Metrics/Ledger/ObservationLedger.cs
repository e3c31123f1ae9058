using System.Data.Common;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>
/// The system of record: submissions with their findings, every vintage of every figure and text with the cell it came from, the moves
/// of files in the share, and a feed of changes for those who copy the figures elsewhere. Several processes may use one ledger at
/// once; one writes at a time, readers wait for nobody. Every method is one transaction. Thread-safe.
/// </summary>
public sealed partial class ObservationLedger : IDisposable
{
    private readonly SqliteDialect _dialect;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _opening = new(1);
    private readonly SemaphoreSlim _writing = new(1);
    private volatile bool _isOpen;

    /// <summary>The file is made and brought up to date when the ledger is first used.</summary>
    public ObservationLedger(LedgerOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        _dialect = new SqliteDialect(options);
        _time = time;
    }

    /// <summary>Makes the ledger's file if there is none and brings its schema up to date. Every other method does so too when need be.</summary>
    /// <exception cref="LedgerException">The file is no ledger, or one of a newer version of the program.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_isOpen)
            return;
        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_isOpen)
                return;
            await _dialect.MigrateAsync(cancellationToken);
            _isOpen = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    public void Dispose()
    {
        _dialect.Dispose();
        _opening.Dispose();
        _writing.Dispose();
    }

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        return await _dialect.OpenAsync(cancellationToken);
    }

    /// <summary>Runs a step in a transaction of its own: all of it is in the ledger, durably, when this returns, or nothing is.</summary>
    private async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> step, CancellationToken cancellationToken)
    {
        // Within the process writers queue up here, where waiting costs no thread; the database's own lock is for other processes.
        await OpenAsync(cancellationToken);
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await _dialect.OpenAsync(cancellationToken);
            await using var transaction = await _dialect.BeginWriteAsync(connection, cancellationToken);
            var result = await step(transaction);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }
}
