namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How a book gets at its tables: over a connection of its own each time (<see cref="LedgerDatabase"/>), or within a transaction that others share (<see cref="LedgerTransaction"/>).</summary>
internal interface ILedgerAccess
{
    /// <summary>A connection to read with, until it is disposed of.</summary>
    ValueTask<LedgerConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Runs a step in a transaction: one of its own, or the one that is open. What the step does goes through the transaction it is given, as does a book that it
    /// asks: one over the database would wait for the lock that the step holds.
    /// </summary>
    Task<T> WriteAsync<T>(Func<LedgerTransaction, Task<T>> step, CancellationToken cancellationToken);
}
