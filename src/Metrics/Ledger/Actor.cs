using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>Who did something to a submission.</summary>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Name">A command's user or the console's; null for the worker.</param>
public sealed record Actor(ActorKind Kind, string? Name)
{
    /// <summary>The worker by itself.</summary>
    public static Actor Worker { get; } = new(ActorKind.Worker, null);

    /// <summary>The codes by which kinds are written.</summary>
    public static Codelist<ActorKind> Codes { get; } = new(
        (ActorKind.Worker, "worker"),
        (ActorKind.Command, "command"),
        (ActorKind.Console, "console"));

    /// <summary>Whoever calls a command.</summary>
    /// <param name="user">Under which name the system knows him.</param>
    public static Actor Command(string user) => new(ActorKind.Command, user);

    /// <summary>Somebody signed in at the console.</summary>
    public static Actor Console(string user) => new(ActorKind.Console, user);

    /// <summary>As logs say it: <c>worker</c>, <c>console wang</c>.</summary>
    public override string ToString() => Name is null ? Codes[Kind] : $"{Codes[Kind]} {Name}";
}
