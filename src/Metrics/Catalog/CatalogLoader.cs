namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Reads a catalog's folder and judges it.</summary>
public static class CatalogLoader
{
    /// <summary>
    /// Reads the folder. Whatever is wrong with the files is in the result, all of it at once; a folder or a file that cannot be read from
    /// the disk is an exception.
    /// </summary>
    public static CatalogLoading Load(string directory)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var problems = new ProblemList();
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles().Where(IsYaml))
        {
            if (file.Length > CatalogFiles.MaxBytes)
                problems.Add(file.Name, CatalogProblemCode.FileTooLarge, InMegabytes(file.Length), InMegabytes(CatalogFiles.MaxBytes));
            else
                files.Add(file.Name, File.ReadAllBytes(file.FullName));
        }

        return Load(files, problems);
    }

    private static CatalogLoading Load(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, ProblemList problems)
    {
        var parsed = new Dictionary<string, CatalogFile>(StringComparer.Ordinal);
        // Too large ones are problems already; what cannot be read, is not there or holds nothing is not blamed on those who refer to it.
        var unreadable = problems.Files.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, bytes) in files)
        {
            if (CatalogFiles.Reserved.Contains(name))
                problems.Add(name, CatalogProblemCode.FileOfLaterVersion);
            else if (!CatalogFiles.Known.Contains(name))
                problems.Add(name, CatalogProblemCode.UnknownFile, string.Join(", ", CatalogFiles.Known));
            else if (CatalogFile.Parse(name, bytes.Span, problems) is { } file)
                parsed.Add(name, file);
            else
                unreadable.Add(name);
        }

        foreach (var name in CatalogFiles.Required.Where(name => !unreadable.Contains(name)))
        {
            if (!parsed.TryGetValue(name, out var file))
            {
                problems.Add(name, CatalogProblemCode.MissingFile);
                unreadable.Add(name);
            }
            else if (file.IsEmpty)
            {
                problems.Add(name, CatalogProblemCode.EmptyFile);
                unreadable.Add(name);
            }
        }

        var catalog = new CatalogBinder(parsed, unreadable, problems).Bind();
        return problems.Count == 0 ? new CatalogLoading(catalog) : new CatalogLoading(problems.InOrder());
    }

    // A name that begins with a dot is an editor's or the system's own file.
    private static bool IsYaml(FileInfo file) =>
        !file.Name.StartsWith('.') && file.Extension.ToLowerInvariant() is ".yaml" or ".yml";

    private static string InMegabytes(long bytes) => FormattableString.Invariant($"{bytes / 1048576.0:0.#} MB");
}
