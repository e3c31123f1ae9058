namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>Under what a file's bytes are kept: the same in a folder and in a bucket, so that any tool copies from one to the other.</summary>
internal static class ArchiveName
{
    private const int Length = 64;

    /// <summary>Whether it is a hash, and no half of a file or other thing that lies in an archive.</summary>
    public static bool IsOne(string name) => name.Length == Length && name.All(char.IsAsciiHexDigitLower);

    /// <summary>The first two characters.</summary>
    public static string FolderOf(string sha256)
    {
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        return sha256[..2];
    }
}
