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
        var problems = new ProblemList();
        return Load(ReadFolder(directory, problems), problems);
    }

    /// <summary>The YAML files of a folder by name; those too large are problems instead.</summary>
    internal static Dictionary<string, ReadOnlyMemory<byte>> ReadFolder(string directory, ProblemList problems)
    {
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var file in new DirectoryInfo(directory).EnumerateFiles().Where(IsYaml))
        {
            if (IsOfFairSize(file.Name, file.Length, problems))
                files.Add(file.Name, File.ReadAllBytes(file.FullName));
        }

        return files;
    }

    /// <summary>Whether a file is within the limit; a problem when not.</summary>
    internal static bool IsOfFairSize(string file, long bytes, ProblemList problems)
    {
        if (bytes <= CatalogFiles.MaxBytes)
            return true;
        problems.Add(file, CatalogProblemCode.FileTooLarge, InMegabytes(bytes), InMegabytes(CatalogFiles.MaxBytes));
        return false;
    }

    /// <summary>Judges the files of a folder.</summary>
    /// <param name="problems">What is wrong with files that are not among them.</param>
    internal static CatalogLoading Load(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, ProblemList problems)
    {
        var parsed = new Dictionary<string, CatalogFile>(StringComparer.Ordinal);
        // Too large ones are problems already; what cannot be read, is not there or holds nothing is not blamed on those who refer to it.
        var unreadable = problems.Files.ToHashSet(StringComparer.Ordinal);
        foreach (var (name, bytes) in files)
        {
            if (!CatalogFiles.Known.Contains(name))
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
