using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>A byte-exact copy of every file that was ever taken in, by its hash.</summary>
internal sealed class Archive(IOptions<IngestOptions> options)
{
    // How many files are written side by side: the disk flushes several in one go.
    private const int Writers = 8;

    private readonly string _directory = options.Value.ArchiveDirectory;

    /// <summary>Keeps the bytes of some files; they are on the disk when this returns. Bytes that are there already stay as they are.</summary>
    /// <param name="contents">Each with the SHA-256 of its bytes, in lower-case hexadecimal; none twice.</param>
    public async Task StoreAsync(IReadOnlyCollection<(string Sha256, ReadOnlyMemory<byte> Bytes)> contents, CancellationToken cancellationToken)
    {
        var flushes = new FolderFlushes();
        await Parallel.ForEachAsync(
            contents,
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (content, token) => await StoreAsync(content.Sha256, content.Bytes, flushes, token));
        flushes.Flush();
    }

    /// <exception cref="FileNotFoundException">They were never kept.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string sha256, CancellationToken cancellationToken) =>
        await File.ReadAllBytesAsync(PathOf(sha256), cancellationToken);

    public bool Contains(string sha256) => File.Exists(PathOf(sha256));

    public string PathOf(string sha256)
    {
        ArgumentException.ThrowIfNullOrEmpty(sha256);
        return Path.Combine(_directory, sha256[..2], sha256);
    }

    private async Task StoreAsync(string sha256, ReadOnlyMemory<byte> content, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        // A file gets this name only when it is complete.
        if (File.Exists(path))
            return;
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            flushes.Add(_directory);
        }

        // Another process may be keeping the same bytes at this moment.
        await DurableFile.WriteAsync(path, $"{path}.{Environment.ProcessId}.tmp", content, flushes, cancellationToken);
    }
}
