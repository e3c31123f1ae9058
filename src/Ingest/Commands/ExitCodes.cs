using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>What the program says to whoever started it. Of several the largest counts.</summary>
internal static class ExitCodes
{
    /// <summary>All accepted, all in order.</summary>
    public const int Success = 0;

    /// <summary>Something was returned or held, differs, or is not in order; it is printed.</summary>
    public const int NotAccepted = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int WrongUsage = 2;

    /// <summary>A fault of the program or its surroundings.</summary>
    public const int Fault = 3;

    /// <summary>That of a file with this verdict.</summary>
    public static int Of(Verdict verdict) => verdict == Verdict.Accepted ? Success : NotAccepted;
}
