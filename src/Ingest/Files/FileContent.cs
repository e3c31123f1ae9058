using System.Security.Cryptography;

namespace IndicatorPipeline.Ingest.Files;

/// <summary>A file's bytes as they were read.</summary>
/// <param name="Sha256">In lower-case hexadecimal.</param>
/// <param name="Length">In bytes.</param>
/// <param name="Bytes">Null when the file is over the limit: then only its hash was taken.</param>
/// <param name="ModifiedAt">The file's time.</param>
/// <param name="IsSteady">Whether length and time were the same before and after reading.</param>
internal sealed record FileContent(string Sha256, long Length, ReadOnlyMemory<byte>? Bytes, DateTimeOffset ModifiedAt, bool IsSteady)
{
    /// <exception cref="IOException">It cannot be read, or is no regular file.</exception>
    public static async Task<FileContent> ReadAsync(string path, long limit, CancellationToken cancellationToken)
    {
        RegularFile.Demand(path);
        // Whoever has the file open goes on undisturbed.
        await using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        var (length, modifiedAt) = Look(stream);
        byte[]? bytes = null;
        string sha256;
        if (length > limit)
        {
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
        }
        else
        {
            bytes = new byte[length];
            var read = await stream.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken);
            Array.Resize(ref bytes, read);
            sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }

        var isSteady = Look(stream) == (length, modifiedAt) && (bytes is null || bytes.Length == length);
        // An array that is null would become bytes that are none.
        return new FileContent(sha256, length, bytes is null ? default(ReadOnlyMemory<byte>?) : bytes, modifiedAt, isSteady);
    }

    /// <summary>The hash alone.</summary>
    public static async Task<string> HashAsync(string path, CancellationToken cancellationToken) =>
        (await ReadAsync(path, limit: -1, cancellationToken)).Sha256;

    /// <summary>Whether a file begins with bytes of this length and hash, and goes on after them.</summary>
    public static async Task<bool> GoesOnAfterAsync(string path, long length, string sha256, CancellationToken cancellationToken)
    {
        RegularFile.Demand(path);
        await using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        if (stream.Length <= length)
            return false;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (var left = length; left > 0;)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
            if (read == 0)
                return false;
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256;
    }

    private static (long Length, DateTimeOffset ModifiedAt) Look(FileStream stream) =>
        (RandomAccess.GetLength(stream.SafeFileHandle), File.GetLastWriteTimeUtc(stream.SafeFileHandle));
}
