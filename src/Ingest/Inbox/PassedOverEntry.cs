namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Something in the share that is never taken.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Detail">Where a link leads, or the system's words; empty for nothing more to say.</param>
internal sealed record PassedOverEntry(string Path, PassedOverReason Reason, string Detail);
