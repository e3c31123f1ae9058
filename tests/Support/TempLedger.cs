using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Support;

/// <summary>A real ledger in a folder of its own, gone afterwards.</summary>
public sealed class TempLedger : IDisposable
{
    private readonly TempFolder _folder = new();

    public TempLedger(TimeProvider? time = null)
    {
        Options = new LedgerOptions { Directory = _folder.Path };
        Ledger = new ObservationLedger(Options, time ?? TimeProvider.System);
    }

    public LedgerOptions Options { get; }

    public ObservationLedger Ledger { get; }

    public void Dispose()
    {
        Ledger.Dispose();
        _folder.Dispose();
    }
}
