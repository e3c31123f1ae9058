namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>What is to be done about a fault.</summary>
internal enum FaultKind
{
    /// <summary>It may pass: try again, after longer and longer pauses.</summary>
    Temporary,

    /// <summary>This file brings it about every time: leave it where it is and say so.</summary>
    Permanent,

    /// <summary>Nothing can be done with any file: stop.</summary>
    Final,
}
