using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>A byte-exact copy of every file that was ever taken in, by its hash.</summary>
public sealed class Archive(IOptions<IngestOptions> options)
{
    private readonly string _directory = options.Value.ArchiveDirectory;

    /// <summary>Keeps the bytes; they are on the disk when this returns. Bytes that are there already stay as they are.</summary>
    /// <param name="sha256">Of the bytes, in lower-case hexadecimal.</param>
    public async Task StoreAsync(string sha256, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(sha256);
        // A file gets this name only when it is complete.
        if (File.Exists(path))
            return;
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            DurableFile.FlushFolder(_directory);
        }

        // Another process may be keeping the same bytes at this moment.
        await DurableFile.WriteAsync(path, $"{path}.{Environment.ProcessId}.tmp", content, cancellationToken);
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
}
