using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Makes the ledger's schema before the schedule is looked for in it.</summary>
internal sealed class LedgerOpening(ObservationLedger ledger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => ledger.OpenAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
