using System.Diagnostics;
using Xunit;

namespace IndicatorPipeline.Support;

/// <summary>Keeps a file from being moved as Excel does that has it open: in earnest, by the file system.</summary>
public static class Unmovable
{
    /// <summary>Until the result is disposed of. On a machine where that cannot be done the test is skipped.</summary>
    public static IDisposable File(string path)
    {
        if (OperatingSystem.IsWindows())
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Assert.SkipUnless(TryChange("+i", path), "This file system has no immutable files, or we may not make them.");
        return new Release(path);
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
