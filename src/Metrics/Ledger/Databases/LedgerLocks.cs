namespace IndicatorPipeline.Metrics.Ledger.Databases;

/// <summary>Waits for locks between the processes that use a ledger.</summary>
internal static class LedgerLocks
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for a lock by name, as <see cref="ILedgerDialect.TryHoldAsync"/> takes it. Null when another process has not let go of it in time.</summary>
    public static async Task<IAsyncDisposable?> HoldAsync(this ILedgerDialect dialect, string name, TimeSpan longest, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < longest; waited += Pause)
        {
            if (await dialect.TryHoldAsync(name, cancellationToken) is { } held)
                return held;
            // In real time, whatever clock the product is given: it is another process that is waited for.
            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }
}
