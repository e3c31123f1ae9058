namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>A workbook is damaged, as our own readers find; it never leaves them but as a finding.</summary>
/// <param name="reason">One of <see cref="Terms"/>.</param>
/// <param name="message">For whoever looks into it.</param>
internal sealed class DamagedWorkbookException(string reason, string message) : Exception(message)
{
    public string Reason { get; } = reason;
}
