namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>In what the archive is.</summary>
public enum ArchiveKind
{
    /// <summary>A folder of the data.</summary>
    Folder,

    /// <summary>A bucket of an S3-compatible store.</summary>
    S3,
}
