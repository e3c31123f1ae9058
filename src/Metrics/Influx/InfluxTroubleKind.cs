namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What kind of trouble, by what helps against it.</summary>
public enum InfluxTroubleKind
{
    /// <summary>Waiting: no connection, no answer in time, overloaded, starting.</summary>
    Unavailable,

    /// <summary>Other credentials or rights: 401, 403.</summary>
    Refused,

    /// <summary>Making the database or bucket.</summary>
    DatabaseMissing,

    /// <summary>Another configuration, ours or the server's: an unknown retention policy, something else at that address.</summary>
    Misconfigured,
}
