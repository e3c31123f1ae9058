namespace IndicatorPipeline.Ingest.Files.Archives;

/// <summary>From one archive into another, of whatever kinds.</summary>
internal static class ArchiveCopy
{
    // How many files are on their way at once: each waits for two stores.
    private const int Copies = 8;

    /// <summary>Copies what is not there yet; how many files there are in the first one.</summary>
    /// <param name="expected">Hashes of what it should have, also where it does not list them yet.</param>
    public static async Task<int> CopyNewAsync(IArchive from, IEnumerable<string> expected, IArchive to, CancellationToken cancellationToken)
    {
        var listed = await from.ListAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        var count = 0;
        await Parallel.ForEachAsync(
            listed.Union(expected),
            new ParallelOptions { MaxDegreeOfParallelism = Copies, CancellationToken = cancellationToken },
            async (sha256, token) =>
            {
                if (!listed.Contains(sha256) && !await from.ContainsAsync(sha256, token))
                    return;
                Interlocked.Increment(ref count);
                if (!await to.ContainsAsync(sha256, token))
                    await to.StoreAsync([(sha256, await from.ReadAsync(sha256, token))], token);
            });
        return count;
    }
}
