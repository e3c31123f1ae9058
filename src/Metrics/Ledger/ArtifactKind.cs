namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What a file in the share is to a submission.</summary>
public enum ArtifactKind
{
    /// <summary>The sender's workbook as it came.</summary>
    Original,

    /// <summary>What the sender reads of it.</summary>
    Receipt,
}
