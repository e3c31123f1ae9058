namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>The ledger's file cannot be used as it is; trying again does not help.</summary>
public sealed class LedgerException : Exception
{
    public LedgerException(string message)
        : base(message)
    {
    }

    public LedgerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public LedgerException()
    {
    }
}
