namespace IndicatorPipeline.Ingest.Files;

/// <summary>Files that are either whole and on the disk, or not there at all.</summary>
internal static class DurableFile
{
    /// <summary>Writes a file under a name that it gets only when it is complete.</summary>
    /// <param name="temporary">In the same folder. What a broken-off attempt left there is written over.</param>
    /// <param name="flushes">Told the folder: once it is flushed the name is on the disk too.</param>
    /// <param name="overwrite">Whether a file that is there is replaced.</param>
    /// <exception cref="IOException">It is not to be replaced.</exception>
    public static async Task WriteAsync(
        string path, string temporary, ReadOnlyMemory<byte> content, FolderFlushes flushes, CancellationToken cancellationToken, bool overwrite = true)
    {
        try
        {
            await using var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
            await stream.WriteAsync(content, cancellationToken);
            stream.Flush(flushToDisk: true);
        }
        catch
        {
            // Told to stop, or the disk is full: the half of a file is of no use to anybody.
            File.Delete(temporary);
            throw;
        }

        File.Move(temporary, path, overwrite);
        flushes.Add(Path.GetDirectoryName(path)!);
    }

    /// <summary>Copies a file, its time too, under a name that it gets only when the copy is complete; nothing is written over.</summary>
    /// <param name="flushes">Told the folder: once it is flushed the name is on the disk too.</param>
    public static async Task CopyAsync(string source, string path, string temporary, FolderFlushes flushes, CancellationToken cancellationToken)
    {
        await using (var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        await using (var to = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            await from.CopyToAsync(to, cancellationToken);
            to.Flush(flushToDisk: true);
        }

        File.SetLastWriteTimeUtc(temporary, File.GetLastWriteTimeUtc(source));
        File.Move(temporary, path, overwrite: false);
        flushes.Add(Path.GetDirectoryName(path)!);
    }
}
