using IndicatorPipeline.Metrics.Influx;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Brings the projection up to date after something was recorded, and says how far behind it is if that does not succeed.</summary>
internal static class CatchingUp
{
    public static async Task RunAsync(Session session, CancellationToken cancellationToken) =>
        Tell(session, await session.Get<Projection>().CatchUpAsync(TimeoutOf(session), cancellationToken));

    /// <summary>As <see cref="RunAsync"/>, but begins while it is recorded.</summary>
    /// <param name="record">Records something; it runs on another thread.</param>
    public static async Task<T> WhileAsync<T>(Session session, Func<Task<T>> record, CancellationToken cancellationToken)
    {
        var recording = Task.Run(record, CancellationToken.None);
        Tell(session, await session.Get<Projection>().FollowAsync(recording, TimeoutOf(session), cancellationToken));
        return await recording;
    }

    private static TimeSpan TimeoutOf(Session session) => session.Get<IOptions<CommandsOptions>>().Value.CatchUpTimeout;

    private static void Tell(Session session, ProjectionOutcome outcome)
    {
        switch (outcome.State)
        {
            case ProjectionState.CaughtUp:
                session.Tell(session.Texts.Format("projection_caught_up", outcome.Written));
                break;
            case ProjectionState.Behind or ProjectionState.Stopped when outcome is { Behind: 0, Trouble: { } trouble }:
                session.Tell(session.Texts.Format("influx_trouble_" + InfluxCommand.NameOf(trouble.Kind), trouble.Words));
                break;
            case ProjectionState.Behind or ProjectionState.Stopped:
                session.Tell(session.Texts.Format("projection_behind", outcome.Behind, outcome.Trouble?.Words));
                break;
        }

        if (outcome.Rejected > 0)
            session.Tell(session.Texts.Format("projection_rejected", outcome.Rejected));
    }
}
