using IndicatorPipeline.Support;

namespace IndicatorPipeline.Metrics.Tests.Ledger;

/// <summary>What holds of a ledger whatever database it is in: a class of such tests runs on SQLite, and once more on PostgreSQL.</summary>
public abstract class LedgerContract
{
    /// <summary>How many samples a law is tried on: making a ledger takes a server longer than a file.</summary>
    protected virtual int Samples => 40;

    protected virtual TempLedger NewLedger(TimeProvider? time = null) => new(time);
}
