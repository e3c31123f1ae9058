using System.Runtime.InteropServices;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>
/// Tells regular files from pipes, sockets and devices, which .NET shows as files like any other. Opening such a one may wait for ever, and no
/// token ends that wait.
/// </summary>
internal static partial class RegularFile
{
    private const int WorkingFolder = -100;
    private const uint TypeOnly = 1;
    private const int TypeMask = 0xF000;
    private const int Regular = 0x8000;

    /// <summary>False for what is there and is something else. Links are followed. What is not there, opening will tell.</summary>
    public static bool Is(string path) => !OperatingSystem.IsLinux() || TypeOf(path) is null or Regular;

    /// <exception cref="IOException">It is something else.</exception>
    public static void Demand(string path)
    {
        if (!Is(path))
            throw new IOException($"{path} is a pipe, a socket, a device or a folder; only regular files are opened.");
    }

    private static int? TypeOf(string path)
    {
        var answer = default(Answer);
        return Ask(WorkingFolder, path, 0, TypeOnly, ref answer) == 0 ? answer.Mode & TypeMask : null;
    }

    // Unlike stat, statx lays its answer out alike on every machine.
    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int folder, string path, int flags, uint mask, ref Answer answer);

    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Answer
    {
        [FieldOffset(28)]
        public ushort Mode;
    }
}
