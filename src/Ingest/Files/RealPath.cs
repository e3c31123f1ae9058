namespace IndicatorPipeline.Ingest.Files;

/// <summary>Where a path leads when every link on it is followed.</summary>
internal static class RealPath
{
    // More than any system follows.
    private const int MostLinks = 64;

    /// <summary>The full path without links, as far as it is there.</summary>
    /// <exception cref="IOException">Links lead in a circle.</exception>
    public static string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        for (var links = 0; LinkOn(full) is var (link, target); links++)
        {
            if (links == MostLinks)
                throw new IOException($"The links on {path} lead in a circle.");
            full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Join(target, full[link.Length..])));
        }

        return full;
    }

    /// <summary>Whether a full path is a folder or lies in it, by the names alone.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return !Path.IsPathRooted(relative) && relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The first link on a full path, and where it leads; null when there is none.</summary>
    private static (string Link, string Target)? LinkOn(string full)
    {
        for (var end = Path.GetPathRoot(full)!.Length; end >= 0 && end < full.Length;)
        {
            var next = full.IndexOf(Path.DirectorySeparatorChar, end);
            var part = next < 0 ? full : full[..next];
            if (new DirectoryInfo(part).LinkTarget is { } target)
                return (part, Path.GetFullPath(target, Path.GetDirectoryName(part)!));
            end = next < 0 ? full.Length : next + 1;
        }

        return null;
    }
}
