namespace IndicatorPipeline.Ingest.Health;

/// <summary>How something stands.</summary>
internal enum ProbeState
{
    /// <summary>In order.</summary>
    Ok,

    /// <summary>It works, but somebody should look at it.</summary>
    Warn,

    /// <summary>It does not work.</summary>
    Fail,
}
