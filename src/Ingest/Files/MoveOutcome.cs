namespace IndicatorPipeline.Ingest.Files;

/// <summary>How an attempt to move a file ended.</summary>
internal enum MoveOutcome
{
    Moved,

    /// <summary>Somebody has it open, or it may not be moved now.</summary>
    InUse,

    /// <summary>It turned out to be another file than the one that was to be moved.</summary>
    WrittenOver,
}
