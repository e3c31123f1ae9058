using System.Security.Cryptography;
namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>An archive in a folder: a file for each, in 256 folders named as the hashes begin.</summary>
internal sealed class FolderArchive(string directory) : IArchive
{
    // How many files are written side by side: the disk flushes several in one go.
    private const int Writers = 8;

    public string Location => directory;

    public async Task StoreAsync(IReadOnlyCollection<(string Sha256, ReadOnlyMemory<byte> Bytes)> contents, CancellationToken cancellationToken)
    {
        var flushes = new FolderFlushes();
        await Parallel.ForEachAsync(
            contents,
            new ParallelOptions { MaxDegreeOfParallelism = Writers, CancellationToken = cancellationToken },
            async (content, token) => await StoreAsync(content.Sha256, content.Bytes, flushes, token));
        flushes.Flush();
    }

    public async Task<ReadOnlyMemory<byte>> ReadAsync(string sha256, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(PathOf(sha256), cancellationToken);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new FileNotFoundException($"{directory} has no {sha256}.", sha256, e);
        }

        // A disk that has damaged a file gives it all the same.
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == sha256 ? bytes : throw new IOException($"{directory}: the bytes of {sha256} are others than were kept.");
    }

    public Task<bool> ContainsAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult(File.Exists(PathOf(sha256)));

    public IAsyncEnumerable<string> ListAsync(CancellationToken cancellationToken) =>
        (Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories) : [])
        .Select(path => Path.GetFileName(path)).Where(ArchiveName.IsOne).ToAsyncEnumerable();

    // A folder that is not made yet will be made in that of the data.
    public Task TryWritingAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(directory))
            TrialFile.Write(directory).Dispose();
        return Task.CompletedTask;
    }

    public string PathOf(string sha256) => Path.Combine(directory, ArchiveName.FolderOf(sha256), sha256);

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
            flushes.Add(directory);
        }

        // Another process may be keeping the same bytes at this moment.
        await DurableFile.WriteAsync(path, $"{path}.{Environment.ProcessId}.tmp", content, flushes, cancellationToken);
    }
}
