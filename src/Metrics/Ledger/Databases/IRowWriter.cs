namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>
/// Puts many rows of one table into the ledger, in the way that costs its database least: their values are bound as they are and taken apart by nobody. It belongs
/// to a transaction. Not thread-safe.
/// </summary>
internal interface IRowWriter : IAsyncDisposable
{
    /// <param name="rows">Each with a value for each column: a text, a whole number, or null.</param>
    /// <returns>How many rows were given.</returns>
    Task<int> WriteAsync(IEnumerable<object?[]> rows, CancellationToken cancellationToken);
}
