using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Home;

/// <summary>The county's glance, read anew only when ledger or catalog have changed: it takes a look at every figure. Thread-safe.</summary>
internal sealed class CountyGlances(ObservationLedger ledger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Kept? _last;

    public async Task<CountyGlance> OfAsync(IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        // Many ask at once for what has not changed: none of them waits for another.
        if (Of(await ledger.Changes.LastSequenceAsync(cancellationToken), catalog) is { } kept)
            return kept;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Before reading: what is recorded while it is read is seen at the next call.
            var sequence = await ledger.Changes.LastSequenceAsync(cancellationToken);
            if (Of(sequence, catalog) is { } read)
                return read;
            var glance = await CountyGlance.ReadAsync(ledger, catalog, cancellationToken);
            _last = new Kept(sequence, catalog.Fingerprint, glance);
            return glance;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private CountyGlance? Of(long sequence, IndicatorCatalog catalog) =>
        _last is { } last && last.Sequence == sequence && last.Catalog == catalog.Fingerprint ? last.Glance : null;

    private sealed record Kept(long Sequence, string Catalog, CountyGlance Glance);
}
