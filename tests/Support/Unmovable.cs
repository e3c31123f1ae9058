using System.Diagnostics;

namespace IndicatorPipeline.Support;

/// <summary>Keeps a file from being moved as Excel does that has it open: in earnest, by the file system.</summary>
public static class Unmovable
{
    /// <summary>Until the result is disposed of; null on a machine where that cannot be done.</summary>
    public static IDisposable? TryFile(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return TryChange("+i", path) ? new Release(path) : null;
    }

    private static bool TryChange(string attribute, string path)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("chattr", [attribute, path]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private sealed class Release(string path) : IDisposable
    {
        public void Dispose() => TryChange("-i", path);
    }
}
