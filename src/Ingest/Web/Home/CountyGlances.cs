using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>The county's glance, read anew only when ledger or catalog have changed: it takes a look at every figure. Thread-safe.</summary>
internal sealed class CountyGlances(ObservationLedger ledger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private (long Sequence, string Catalog, CountyGlance Glance)? _last;

    public async Task<CountyGlance> OfAsync(IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Before reading: what is recorded while it is read is seen at the next call.
            var sequence = await ledger.Changes.LastSequenceAsync(cancellationToken);
            if (_last is { } last && last.Sequence == sequence && last.Catalog == catalog.Fingerprint)
                return last.Glance;
            var glance = await CountyGlance.ReadAsync(ledger, catalog, cancellationToken);
            _last = (sequence, catalog.Fingerprint, glance);
            return glance;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
