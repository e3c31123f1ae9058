namespace IndicatorPipeline.Ingest.Files;

/// <summary>A file written to see whether it can be: hidden, so that no scan takes it for a report, and gone when it is disposed of.</summary>
internal sealed class TrialFile : IDisposable
{
    private TrialFile(string path) => Path = path;

    public string Path { get; private set; }

    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public static TrialFile Write(string folder)
    {
        var file = new TrialFile(NewPath(folder));
        File.WriteAllBytes(file.Path, [0]);
        return file;
    }

    /// <summary>Moves it as reports are moved: within one disk, or not at all.</summary>
    /// <exception cref="IOException">It cannot be moved there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public void MoveTo(string folder)
    {
        var path = NewPath(folder);
        Directory.Move(Path, path);
        Path = path;
    }

    public void Dispose() => File.Delete(Path);

    private static string NewPath(string folder) => System.IO.Path.Combine(folder, $".indicators-{Guid.NewGuid():N}.tmp");
}
