using System.CommandLine;
using IndicatorPipeline.Ingest.Inbox;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>run</c>: the worker, until it is told to stop; what the program does without a command.</summary>
internal static class RunCommand
{
    public static Command Build(CommandLine line) => line.Command("run", [], ExecuteAsync);

    public static async Task<int> ExecuteAsync(Session session, ParseResult parse, CancellationToken cancellationToken)
    {
        await ServeAsync(session, cancellationToken);
        return ExitCodes.Success;
    }

    /// <summary>Runs the worker under the session's settings.</summary>
    /// <exception cref="WrongUsageException">Something is wrong with the settings or the catalog, or another worker uses the same data.</exception>
    public static async Task ServeAsync(Session session, CancellationToken cancellationToken)
    {
        session.RequireCatalog();
        try
        {
            await WorkerHost.RunAsync(session.Configuration, cancellationToken);
        }
        catch (WorkerIsRunningException e)
        {
            throw new WrongUsageException(session.Texts.Format("worker_is_running", Path.GetFullPath(session.Options.Data)), e);
        }
    }
}
