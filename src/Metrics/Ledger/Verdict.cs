namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What became of a submission. It is taken in whole or not at all.</summary>
public enum Verdict
{
    /// <summary>Its figures are recorded.</summary>
    Accepted,

    /// <summary>The sender must act: nothing is recorded, the workbook goes back.</summary>
    Returned,

    /// <summary>Nothing is wrong but labels that the catalog does not know: it waits for a statistician.</summary>
    Held,
}
