namespace IndicatorPipeline.Metrics.Findings;

/// <summary>What a finding does to its submission, as in the national direct-reporting practice (联网直报).</summary>
public enum Severity
{
    /// <summary>提示性: only tells.</summary>
    Info,

    /// <summary>核实性: blocks until the sender explains it in the returned workbook.</summary>
    Verify,

    /// <summary>强制性: blocks.</summary>
    Error,
}
