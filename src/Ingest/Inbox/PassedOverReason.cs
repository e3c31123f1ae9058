namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Why something in the share is never taken.</summary>
internal enum PassedOverReason
{
    /// <summary>It leads out of the share.</summary>
    Link,

    /// <summary>It is a pipe, a socket or a device.</summary>
    NoFile,

    /// <summary>It may not be looked at, or is away.</summary>
    Unreadable,

    /// <summary>Its name is no UTF-8 and could not be changed.</summary>
    Name,
}
