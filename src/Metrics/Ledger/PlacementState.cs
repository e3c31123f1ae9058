namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>How far a file's move in the share has come.</summary>
public enum PlacementState
{
    /// <summary>Decided; whether the file has moved already, only the share can say.</summary>
    Pending,

    /// <summary>The file is in its place.</summary>
    Done,

    /// <summary>It will not happen: another file was written over the source before it could be moved.</summary>
    Overwritten,
}
