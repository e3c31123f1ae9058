using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using IndicatorPipeline.Ingest.Commands;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Workbooks;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Reads a file in a process of its own, to see whether that comes to an end. It is for files that were being read when an earlier process
/// ended: what ends the process on trial is the file, while the worker lives on.
/// </summary>
internal sealed class Trial(CatalogSource catalog, IOptions<WorkbookLimits> limits, ILogger<Trial> logger)
{
    // What .NET and the signals of a system give to a process that was ended, and not by itself, is none of the program's own exit codes.
    private static readonly int[] EndsByItself = [ExitCodes.Success, ExitCodes.NotAccepted, ExitCodes.Fault];

    // Reading keeps to its time by itself; the program has to start besides, and to judge what was read.
    private const int ReadingTimes = 3;

    /// <summary>Those files whose reading does not come to an end, whatever that is, by their hashes.</summary>
    /// <param name="files">Each with its name. They are read one after the other in one process; only where that does not end, each in its own.</param>
    /// <exception cref="IOException">The process did not come to reading: its catalog is not in order now, say.</exception>
    /// <exception cref="Win32Exception">No process could be started.</exception>
    public async Task<IReadOnlySet<string>> WithoutEndAsync(IReadOnlyList<(string Name, FileContent Content)> files, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
            return new HashSet<string>();
        var exitCode = await RunAsync(files, cancellationToken);
        if (exitCode is { } own && EndsByItself.Contains(own))
            return new HashSet<string>();
        if (exitCode == ExitCodes.WrongUsage)
            throw new IOException($"{files[0].Name} cannot be tried apart now: the program says that its catalog or its settings are not in order.");
        if (files is [var (name, content)])
        {
            logger.LogError("Reading {File} ({Sha256}) ends the program, or has no end (exit code {ExitCode}); it is set aside", name, content.Sha256, exitCode?.ToString(CultureInfo.InvariantCulture) ?? "-");
            return new HashSet<string>(StringComparer.Ordinal) { content.Sha256 };
        }

        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
            found.UnionWith(await WithoutEndAsync([file], cancellationToken));
        return found;
    }

    // The exit code; null where it did not come to an end in time.
    private async Task<int?> RunAsync(IReadOnlyList<(string Name, FileContent Content)> files, CancellationToken cancellationToken)
    {
        // Nobody else's, and with an empty ledger; what a process that is killed leaves there, the system clears away.
        var folder = Directory.CreateTempSubdirectory("indicators-trial-").FullName;
        try
        {
            var paths = new List<string>();
            foreach (var (name, content) in files)
            {
                var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, content.Sha256)).FullName, name);
                await File.WriteAllBytesAsync(path, content.Bytes!.Value, cancellationToken);
                paths.Add(path);
            }

            return await RunAsync(paths, folder, cancellationToken);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int?> RunAsync(List<string> files, string emptyData, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Command(["check", .. files, "--catalog", catalog.Directory, "--data", emptyData]) };
        foreach (var (key, value) in SettingsOf(limits.Value))
            process.StartInfo.Environment[key] = value;
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        process.Start();
        inTime.CancelAfter(limits.Value.ReadingTime * ReadingTimes * files.Count);
        try
        {
            // Nobody reads what it says, but it must be able to say it.
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, inTime.Token),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, inTime.Token));
            await process.WaitForExitAsync(inTime.Token);
            return process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            process.Kill(entireProcessTree: true);
            return null;
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>The limits as variables of the environment: those of another process would be others where they stand in a file of settings.</summary>
    internal static IEnumerable<(string Key, string Value)> SettingsOf(WorkbookLimits limits) =>
        typeof(WorkbookLimits).GetProperties().Select(p => ($"Limits__{p.Name}", string.Create(CultureInfo.InvariantCulture, $"{p.GetValue(limits)}")));

    // This program once more: by itself, or where another host runs it (dotnet, a test) by its assembly.
    private static ProcessStartInfo Command(string[] arguments)
    {
        var assembly = typeof(Trial).Assembly;
        var host = Environment.ProcessPath!;
        var start = Path.GetFileNameWithoutExtension(host) == assembly.GetName().Name
            ? new ProcessStartInfo(host, arguments)
            : new ProcessStartInfo(Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".dll"), .. arguments]);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }
}
