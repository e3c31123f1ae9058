using System.CommandLine;
using IndicatorPipeline.Ingest.Inbox;
using IndicatorPipeline.Ingest.Web;
using IndicatorPipeline.Ingest.Web.Access;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary><c>run</c>: the worker, until it is told to stop; what the program does without a command.</summary>
internal static class RunCommand
{
    public static Command Build(CommandLine line)
    {
        var takesOver = line.TakeOver();
        return line.Command("run", [takesOver], (session, parse, cancellationToken) => ExecuteAsync(session, parse.GetValue(takesOver), cancellationToken), finishes: true);
    }

    public static async Task<int> ExecuteAsync(Session session, bool takesOver, CancellationToken cancellationToken)
    {
        await ServeAsync(session, cancellationToken, takesOver);
        return ExitCodes.Success;
    }

    /// <summary>Runs the worker under the session's settings.</summary>
    /// <param name="takesOver">Whether the share may be other data's.</param>
    /// <param name="listening">Told once where the console is to be found.</param>
    /// <exception cref="WrongUsageException">
    /// Something is wrong with the settings or the catalog, nobody could sign in at a console that others reach, it cannot listen at its address, another worker uses the same data, or the share is other data's.
    /// </exception>
    public static async Task ServeAsync(Session session, CancellationToken cancellationToken, bool takesOver = false, Action<IEnumerable<string>>? listening = null)
    {
        session.RequireCatalog();
        try
        {
            await WorkerHost.RunAsync(session.Configuration, cancellationToken, takesOver, session.Time, listening);
        }
        catch (NoUsersException e)
        {
            throw new WrongUsageException(session.Texts.Format("no_users", e.Urls), e);
        }
        catch (ConsoleAddressException e)
        {
            throw new WrongUsageException(session.Texts.Format("console_address", e.Urls, FaultText.Describe(e.InnerException!)), e);
        }
        catch (WorkerIsRunningException e)
        {
            throw new WrongUsageException(session.Texts.Format("worker_is_running", Path.GetFullPath(session.Options.Data)), e);
        }
        catch (ShareInUseException e)
        {
            throw session.WrongShare(e);
        }
    }
}
