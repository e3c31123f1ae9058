using System.Diagnostics;
using IndicatorPipeline.Ingest.Files;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest;

/// <summary>
/// Reads a file in a process of its own, to see whether that comes to an end. It is for files that were being read when an earlier process
/// ended: what ends the process on trial is the file, while the worker lives on.
/// </summary>
internal sealed class Trial(CatalogSource catalog, IOptions<IngestOptions> options, ILogger<Trial> logger)
{
    // What .NET and the signals of a system give to a process that was ended, and not by itself, is none of the program's own exit codes.
    private static readonly int[] EndsByItself = [0, 1, 2, 3];

    /// <summary>Whether reading it comes to an end, whatever that is.</summary>
    /// <param name="name">The file's name.</param>
    public async Task<bool> ComesToAnEndAsync(string name, FileContent content, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Path.GetFullPath(options.Value.Data), "trial", content.Sha256);
        Directory.CreateDirectory(folder);
        try
        {
            var file = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(file, content.Bytes!.Value, cancellationToken);
            var exitCode = await RunAsync(file, folder, cancellationToken);
            if (EndsByItself.Contains(exitCode))
                return true;
            logger.LogError("Reading {File} ({Sha256}) ends the program (exit code {ExitCode}); it is set aside", name, content.Sha256, exitCode);
            return false;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<int> RunAsync(string file, string emptyData, CancellationToken cancellationToken)
    {
        using var process = new Process { StartInfo = Command(["check", file, "--catalog", catalog.Directory, "--data", emptyData]) };
        process.Start();
        try
        {
            // Nobody reads what it says, but it must be able to say it.
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    // This program once more: published as one file it is the process itself, else the assembly beside the others.
    private static ProcessStartInfo Command(string[] arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "indicators.dll");
        var host = Environment.ProcessPath!;
        var start = File.Exists(assembly)
            ? new ProcessStartInfo(Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [assembly, .. arguments])
            : new ProcessStartInfo(host, arguments);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        return start;
    }
}
