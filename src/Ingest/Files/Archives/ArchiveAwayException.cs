namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>The store of the archive does not answer, or refuses. It is no file's own fault, and passes when somebody mends it there or in the settings.</summary>
internal sealed class ArchiveAwayException : IOException
{
    public ArchiveAwayException(string message)
        : base(message)
    {
    }

    public ArchiveAwayException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ArchiveAwayException()
    {
    }

    /// <summary>Whether it answers, and says no: to ask again at once does not help.</summary>
    public bool IsRefusal { get; init; }
}
