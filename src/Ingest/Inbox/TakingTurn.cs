using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>
/// Lets one file at a time be taken in, over all processes that use the same data: so a worker and somebody who calls <c>ingest</c> beside it
/// never hold the same file, and what is known of earlier reports does not change between looking and recording.
/// </summary>
public sealed class TakingTurn(ObservationLedger ledger) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _here = new(1);

    /// <summary>Waits for the turn, which ends when the result is disposed of.</summary>
    /// <exception cref="TimeoutException">Another process does not let go of it.</exception>
    public async Task<IAsyncDisposable> WaitAsync(CancellationToken cancellationToken)
    {
        await _here.WaitAsync(cancellationToken);
        try
        {
            return await ledger.HoldAsync("taking", Longest, cancellationToken) is { } held
                ? new Turn(held, _here)
                : throw new TimeoutException($"Another process has been taking files in for {Longest}.");
        }
        catch
        {
            _here.Release();
            throw;
        }
    }

    public void Dispose() => _here.Dispose();

    private sealed class Turn(IAsyncDisposable held, SemaphoreSlim here) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await held.DisposeAsync();
            }
            finally
            {
                here.Release();
            }
        }
    }
}
