namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What a file in the share is to a submission.</summary>
public enum ArtifactKind
{
    /// <summary>The sender's workbook as it came.</summary>
    Original,

    /// <summary>A copy of it with what was found written on it.</summary>
    Review,

    /// <summary>What the sender reads of it.</summary>
    Receipt,
}
