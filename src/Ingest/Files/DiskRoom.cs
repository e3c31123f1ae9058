using IndicatorPipeline.Ingest.Files.Archives;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>The room on the disks that the worker keeps things on.</summary>
internal sealed class DiskRoom(IOptions<IngestOptions> ingest, IOptions<ArchiveOptions> archive, IOptions<DiskOptions> options, ShareFolders share)
{
    /// <summary>Of the disks of ledger and archive, the one with the least room left. They are one disk, unless the archive was moved to another, or to where it needs none of ours.</summary>
    /// <exception cref="IOException">The system does not say.</exception>
    public FolderRoom Data()
    {
        var data = Of(Path.GetFullPath(ingest.Value.Data));
        if (archive.Value.Kind != ArchiveKind.Folder)
            return data;
        var archived = Of(ingest.Value.ArchiveDirectory);
        return archived.Free < data.Free ? archived : data;
    }

    /// <summary>Of the share's disk, on which receipts are written; null where the system does not say it of a network share.</summary>
    public FolderRoom? Share()
    {
        try
        {
            return Of(share.Root);
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The first of some files, as many as are begun before the room is short.</summary>
    public IReadOnlyList<IncomingFile> Fitting(IReadOnlyList<IncomingFile> files)
    {
        var room = Data();
        var taken = 0L;
        return [.. files.TakeWhile(file =>
        {
            var fits = room.Free - taken >= room.Least;
            taken += file.Length;
            return fits;
        })];
    }

    // A folder that is not made yet will be on the disk of the one it is made in.
    private FolderRoom Of(string folder)
    {
        var there = folder;
        while (!Directory.Exists(there) && Path.GetDirectoryName(there) is { } parent)
            there = parent;
        return new FolderRoom(folder, new DriveInfo(there).AvailableFreeSpace, options.Value.LeastFree);
    }
}
