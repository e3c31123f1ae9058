namespace IndicatorPipeline.Ingest.Commands;

/// <summary>Finds the sample workbooks: in a folder for each department, as in a share, in the working folder or beside the program.</summary>
internal static class Samples
{
    private const string Folder = "samples";

    /// <summary>Every sample, in ordinal order.</summary>
    /// <exception cref="WrongUsageException">They are in neither place.</exception>
    public static IEnumerable<Sample> Find(Session session)
    {
        var folder = new[] { Path.GetFullPath(Folder), Path.Combine(AppContext.BaseDirectory, Folder) }.FirstOrDefault(Directory.Exists)
            ?? throw new WrongUsageException(session.Texts.Format("no_samples", Path.GetFullPath(Folder)));
        // Beside the folders of the departments lies what the samples were made from.
        return Directory.EnumerateDirectories(folder)
            .SelectMany(department => Directory.EnumerateFiles(department, "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(file => new Sample(file, Path.GetRelativePath(folder, file)));
    }
}
