namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>A byte-exact copy of every file that was ever taken in, by its hash: the SHA-256 of its bytes in lower-case hexadecimal. Thread-safe.</summary>
internal interface IArchive
{
    /// <summary>Where it is, in words for people: without any secret.</summary>
    string Location { get; }

    /// <summary>Keeps the bytes of some files; they are kept for good when this returns. Bytes that are there already stay as they are.</summary>
    /// <param name="contents">Each with its hash; none twice.</param>
    Task StoreAsync(IReadOnlyCollection<(string Sha256, ReadOnlyMemory<byte> Bytes)> contents, CancellationToken cancellationToken);

    /// <exception cref="FileNotFoundException">They were never kept.</exception>
    /// <exception cref="IOException">They are others than were kept: the store has damaged them.</exception>
    Task<ReadOnlyMemory<byte>> ReadAsync(string sha256, CancellationToken cancellationToken);

    Task<bool> ContainsAsync(string sha256, CancellationToken cancellationToken);

    /// <summary>The hashes of all that is kept, in no order. What was kept a moment ago may be missing: not every store has its lists up to date at once.</summary>
    IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken);

    /// <summary>Writes something that is no file's bytes, to see whether it can be done.</summary>
    /// <exception cref="IOException">It cannot.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be done.</exception>
    Task TryWritingAsync(CancellationToken cancellationToken);
}
