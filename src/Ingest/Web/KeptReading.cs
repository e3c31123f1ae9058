using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>
/// What is read out of the whole ledger for a page: kept until ledger, catalog or day have changed. While workbooks come without an end it is read anew
/// for no more than a tenth of the time, once <see cref="Reserve"/> is used up: pages are then some moments behind, and the worker gets on. Thread-safe.
/// </summary>
/// <param name="zone">Where a day begins at midnight.</param>
/// <param name="read">Reads it, by a catalog, as of a day.</param>
internal sealed class KeptReading<T>(
    ObservationLedger ledger, TimeProvider time, TimeZoneInfo zone, Func<IndicatorCatalog, DateOnly, CancellationToken, Task<T>> read) : IDisposable
{
    /// <summary>How long is read at once, whatever has been read before: who records one workbook and looks sees it.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    /// <summary>How much time must pass for each moment of reading.</summary>
    private const int Share = 10;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly long _start = time.GetTimestamp();
    private TimeSpan _paidUntil = TimeSpan.MinValue;
    private volatile Kept? _last;

    public async Task<T> OfAsync(IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        // Many ask at once for what has not changed: none of them waits for another.
        if (Of(await ledger.Changes.LastSequenceAsync(cancellationToken), catalog, day) is { } kept)
            return kept.Value;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Before reading: what is recorded while it is read is seen at the next call.
            var sequence = await ledger.Changes.LastSequenceAsync(cancellationToken);
            if (Of(sequence, catalog, day) is { } last)
                return last.Value;
            var begun = time.GetElapsedTime(_start);
            var value = await read(catalog, day, cancellationToken);
            var ended = time.GetElapsedTime(_start);
            var paidBefore = ended - (Reserve * Share);
            _paidUntil = (_paidUntil > paidBefore ? _paidUntil : paidBefore) + ((ended - begun) * Share);
            _last = new Kept(sequence, catalog.Fingerprint, day, _paidUntil, value);
            return value;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private Kept? Of(long sequence, IndicatorCatalog catalog, DateOnly day) =>
        _last is { } last && last.Catalog == catalog.Fingerprint && last.Day == day && (last.Sequence == sequence || time.GetElapsedTime(_start) < last.Until) ? last : null;

    /// <param name="Until">Until when it is shown even if more has been recorded, since the reading began.</param>
    private sealed record Kept(long Sequence, string Catalog, DateOnly Day, TimeSpan Until, T Value);
}
