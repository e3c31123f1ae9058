namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>What kind of actor does something to a submission.</summary>
public enum ActorKind
{
    /// <summary>The worker, by itself.</summary>
    Worker,

    /// <summary>Somebody at the command line.</summary>
    Command,

    /// <summary>Somebody at a page of the console.</summary>
    Console,
}
