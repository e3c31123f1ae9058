namespace IndicatorPipeline.Support;

/// <summary>A folder of its own for a test, gone afterwards with everything in it.</summary>
public sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("indicators-");

    public string Path => _directory.FullName;

    /// <summary>The path of a file or folder within; nothing is made.</summary>
    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public void Dispose() => _directory.Delete(recursive: true);
}
