using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Support;

/// <summary>A real ledger of its own, gone afterwards.</summary>
public sealed class TempLedger : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>In a file.</summary>
    public TempLedger(TimeProvider? time = null)
    {
        Options = new LedgerOptions { Directory = _folder.Path };
        Ledger = new ObservationLedger(Options, time ?? TimeProvider.System);
    }

    /// <summary>In a schema of its own.</summary>
    public TempLedger(PostgresServer server, TimeProvider? time = null)
    {
        Options = server.NewLedgerOptions();
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
