using IndicatorPipeline.Ingest.Files;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Does the same with each file that the paths stand for. One file's trouble never touches the next.</summary>
internal static class EachFile
{
    /// <param name="action">Treats a file and gives its exit code.</param>
    /// <returns>The largest exit code.</returns>
    public static async Task<int> RunAsync(Session session, IEnumerable<string> paths, Func<string, Task<int>> action)
    {
        var result = ExitCodes.Success;
        foreach (var (path, exists) in WorkbookPaths.Expand(paths))
            result = Math.Max(result, exists ? await TryAsync(session, path, action) : Missing(session, path));
        return result;
    }

    private static async Task<int> TryAsync(Session session, string path, Func<string, Task<int>> action)
    {
        try
        {
            return await action(path);
        }
#pragma warning disable CA1031 // Reported as a fault in the exit code and in the file's own line; the files after it are treated all the same.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return Fault(session, path, e);
        }
    }

    /// <summary>Says that a file met with a fault.</summary>
    /// <returns>Its exit code.</returns>
    public static int Fault(Session session, string path, Exception fault)
    {
        session.LogFault(fault);
        var words = ForeignNames.IsSuspect(path) && !Path.Exists(path) ? session.Texts["name_is_no_utf8"] : FaultText.Describe(fault);
        return Report(session, path, session.Texts.Format("file_fault", path, words), ExitCodes.Fault);
    }

    /// <summary>Says that there is nothing at a path.</summary>
    /// <returns>Its exit code.</returns>
    public static int Missing(Session session, string path) =>
        Report(session, path, session.Texts.Format("no_such_path", path), ExitCodes.WrongUsage);

    private static int Report(Session session, string path, string message, int exitCode)
    {
        session.Tell(message);
        if (session.IsJson)
            session.WriteJson(new FaultLine(path, message));
        return exitCode;
    }

    // In place of the file's own line, so that there are as many lines as files.
    private sealed record FaultLine(string File, string Fault);
}
