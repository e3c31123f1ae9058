using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Inbox;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The files that paths on the command line stand for, in their order; those of a folder in ordinal order.</summary>
internal static class WorkbookPaths
{
    /// <summary>Each file as it is given, joined for a folder; and each path at which there is nothing.</summary>
    public static IEnumerable<(string Path, bool Exists)> Expand(IEnumerable<string> paths) => paths.SelectMany(Expand);

    private static IEnumerable<(string Path, bool Exists)> Expand(string path)
    {
        if (!Directory.Exists(path))
            return [(path, File.Exists(path))];
        return FilesIn(path).Order(StringComparer.Ordinal).Select(file => (file, true));
    }

    // What the scan of the share passes over is passed over here too: files of other programs, folders of verdicts.
    private static IEnumerable<string> FilesIn(string folder)
    {
        FileSystemInfo[] entries;
        try
        {
            entries = new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (Exception e) when (e is UnauthorizedAccessException or DirectoryNotFoundException)
        {
            // It may not be read, is gone, or has a name that is no UTF-8. It takes its place among the files, where reading it is a fault of its
            // own and not of the others.
            return ForeignNames.IsSuspect(folder) && ForeignNames.Below(Path.GetDirectoryName(Path.GetFullPath(folder))!).Count == 0 ? [] : [folder];
        }

        return entries.SelectMany(entry => entry switch
        {
            DirectoryInfo inner => IsPassedOver(inner) ? [] : FilesIn(Path.Join(folder, inner.Name)),
            _ => ShareScan.IsIgnoredFile(entry.Name) ? [] : (IEnumerable<string>)[Path.Join(folder, entry.Name)],
        });
    }

    // A link may lead back to a folder above it.
    private static bool IsPassedOver(DirectoryInfo folder) =>
        ShareScan.IsIgnoredFolder(folder.Name) || ShareFolders.IsOutcome(folder.Name) || folder.LinkTarget is not null;
}
