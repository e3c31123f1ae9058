namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>What a finding asks of its sender.</summary>
internal enum FindingKind
{
    /// <summary>To be corrected.</summary>
    Error,

    /// <summary>To be corrected or explained.</summary>
    Verify,

    /// <summary>Unknown to the catalog, which is the statistician's to settle: nothing to do but for a slip of the pen. The workbook waits for it all the same.</summary>
    Unknown,

    /// <summary>For information.</summary>
    Info,
}
