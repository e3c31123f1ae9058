using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>
/// Keeps a second worker away from the same data, which would be a mistake of whoever starts it; unless the ledger is made for several workers, who share
/// out the jobs among them.
/// </summary>
public sealed class WorkerLock(ObservationLedger ledger, IOptions<LedgerOptions> options, IOptions<IngestOptions> ingest) : IAsyncDisposable
{
    private IAsyncDisposable? _held;

    /// <exception cref="WorkerIsRunningException">Another worker holds it.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsForManyWorkers)
            return;
        _held ??= await ledger.TryHoldAsync("worker", cancellationToken) ?? throw new WorkerIsRunningException(Path.GetFullPath(ingest.Value.Data));
    }

    public ValueTask DisposeAsync() => _held?.DisposeAsync() ?? ValueTask.CompletedTask;
}
