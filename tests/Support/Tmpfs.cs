using System.ComponentModel;
using System.Diagnostics;

namespace IndicatorPipeline.Support;

/// <summary>A small disk of its own, mounted on a folder until it is disposed of: one that fills up, or that cannot be written to, in earnest.</summary>
public sealed class Tmpfs : IDisposable
{
    private readonly string _folder;

    private Tmpfs(string folder) => _folder = folder;

    /// <summary>Mounts it over a folder, which is made if need be; null on a machine where that cannot be done.</summary>
    /// <param name="options">As <c>mount</c> takes them, such as <c>size=8m</c>.</param>
    public static Tmpfs? TryMount(string folder, string options)
    {
        Directory.CreateDirectory(folder);
        return OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder) ? new Tmpfs(folder) : null;
    }

    // Detached at once, whoever still has a file open there.
    public void Dispose() => Run("umount", "--lazy", _folder);

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
