namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The files that paths on the command line stand for, in their order; those of a folder in ordinal order.</summary>
internal static class WorkbookPaths
{
    /// <summary>Each file as it is given, joined for a folder; and each path at which there is nothing.</summary>
    public static IEnumerable<(string Path, bool Exists)> Expand(IEnumerable<string> paths) => paths.SelectMany(Expand);

    private static IEnumerable<(string Path, bool Exists)> Expand(string path)
    {
        if (File.Exists(path))
            return [(path, true)];
        if (!Directory.Exists(path))
            return [(path, false)];
        return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
            .Where(f => !IsPassedOver(Path.GetRelativePath(path, f)))
            .Order(StringComparer.Ordinal)
            .Select(f => (f, true));
    }

    private static bool IsPassedOver(string relative) => Path.GetFileName(relative).StartsWith("~$", StringComparison.Ordinal);
}
