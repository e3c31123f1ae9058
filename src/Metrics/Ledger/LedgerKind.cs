namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>In what database the ledger is.</summary>
public enum LedgerKind
{
    /// <summary>A file beside the program: one worker, nothing to install.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server: several workers on several machines.</summary>
    Postgres,
}
