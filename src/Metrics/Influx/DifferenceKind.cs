namespace IndicatorPipeline.Metrics.Influx;

/// <summary>How the server differs from the ledger.</summary>
public enum DifferenceKind
{
    /// <summary>In the ledger, not on the server.</summary>
    Missing,

    /// <summary>On the server, not in the ledger.</summary>
    Extra,

    /// <summary>On both, with other values.</summary>
    Different,
}
