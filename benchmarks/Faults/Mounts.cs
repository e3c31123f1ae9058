using System.Diagnostics;
using IndicatorPipeline.Support;

namespace IndicatorPipeline.Faults;

/// <summary>The share and the data on small disks of their own, the share as a mount that can be taken away and come back.</summary>
internal sealed class Mounts : IDisposable
{
    private const string Size = "size=600m";

    private readonly Workplace _place;
    private readonly TempFolder _folder = new();
    private readonly List<Tmpfs> _disks = [];

    public Mounts(Workplace place)
    {
        _place = place;
        _disks.Add(Tmpfs.TryMount(Disk, Size) ?? throw new InvalidOperationException("Nothing can be mounted here: it takes root on Linux."));
        _disks.Add(Tmpfs.TryMount(place.Data, Size)!);
        // Below the mount nothing lies, as on a server whose share did not come up.
        foreach (var entry in Directory.EnumerateDirectories(place.Share))
            Directory.Delete(entry, recursive: true);
        Mount();
    }

    /// <summary>Where the share's files really are, wherever the worker finds them.</summary>
    public string Disk => _folder.Combine("disk");

    public void Mount() => Run("mount", "--bind", Disk, _place.Share);

    public void Unmount() => Run("umount", "--lazy", _place.Share);

    public void MakeReadOnly() => Run("mount", "-o", "remount,bind,ro", _place.Share);

    public void MakeWritable() => Run("mount", "-o", "remount,bind,rw", _place.Share);

    /// <summary>Fills a disk to the last byte, until the result is disposed of.</summary>
    public static IDisposable Fill(string folder)
    {
        var path = Path.Combine(folder, ".ballast");
        try
        {
            using var ballast = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
            foreach (var piece in new[] { new byte[1 << 20], new byte[1 << 12] })
                FillWith(ballast, piece);
        }
        catch (IOException)
        {
            // That is when it is full.
        }

        return new Ballast(path);
    }

    public void Dispose()
    {
        Unmount();
        foreach (var disk in _disks)
            disk.Dispose();
        _folder.Dispose();
    }

    private static void FillWith(FileStream ballast, byte[] piece)
    {
        try
        {
            while (true)
                ballast.Write(piece);
        }
        catch (IOException)
        {
            // Smaller pieces may still fit.
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.StandardError.ReadToEnd()}");
    }

    private sealed class Ballast(string path) : IDisposable
    {
        public void Dispose() => File.Delete(path);
    }
}
