namespace IndicatorPipeline.Metrics.Influx;

/// <summary>How a run of the projection ended.</summary>
public enum ProjectionState
{
    /// <summary>There is no server to write to.</summary>
    Off,

    /// <summary>All that is in the ledger is on the server, but for the points put aside.</summary>
    CaughtUp,

    /// <summary>Changes are waiting; the next run goes on with them.</summary>
    Behind,

    /// <summary>The server refuses our credentials: somebody has to act. Changes are waiting.</summary>
    Stopped,
}
