namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>
/// Puts many rows of one table into the ledger, in the way that costs its database least: their values are bound as they are and taken apart by nobody. It belongs
/// to a transaction. Not thread-safe.
/// </summary>
internal interface IRowWriter : IAsyncDisposable
{
    /// <param name="rows">
    /// Each with a value for each column. It may be the same array each time, with other values: it has been read when the next is asked for. Asking must not use the ledger.
    /// </param>
    /// <returns>How many rows were given.</returns>
    Task<int> WriteAsync(IEnumerable<LedgerValue[]> rows, CancellationToken cancellationToken);
}
