using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace IndicatorPipeline.Metrics.Ledger.Redo;

/// <summary>
/// Reads a redo journal: the entries that lead from its beginning to the last one, each by the hash of the one before it. What stands between and is followed by
/// none was written for a transaction that never committed.
/// </summary>
internal sealed class RedoReader(RedoFiles files)
{
    /// <summary>The entries in the order of their transactions; empty when there is no journal.</summary>
    /// <exception cref="LedgerException">An entry is missing or damaged.</exception>
    public async Task<IReadOnlyList<RedoMark>> FindEntriesAsync(CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, (RedoMark Mark, string? After)>(StringComparer.Ordinal);
        var damaged = new List<string>();
        RedoMark? last = null;
        foreach (var number in files.Numbers())
        {
            var count = 0;
            await foreach (var (position, line) in LinesAsync(number, cancellationToken))
            {
                count++;
                if (RedoLine.Check(line.Span) is not { } head)
                {
                    damaged.Add($"{files.PathOf(number)}:{count}");
                    continue;
                }

                last = new RedoMark(number, position, head.Sha256);
                known[head.Sha256] = (last, head.After);
            }
        }

        var entries = new List<RedoMark>();
        for (var sha256 = last?.Sha256; sha256 is not null;)
        {
            if (!known.TryGetValue(sha256, out var entry))
                throw new LedgerException($"The journal of the ledger has lost the entry {sha256}. Lines that are not whole: {(damaged.Count == 0 ? "none" : string.Join(", ", damaged))}.");
            entries.Add(entry.Mark);
            sha256 = entry.After;
        }

        entries.Reverse();
        return entries;
    }

    /// <summary>What entries hold, one after the other.</summary>
    /// <param name="entries">In the order in which they were written.</param>
    public async IAsyncEnumerable<RedoEntry> ReadAsync(IReadOnlyCollection<RedoMark> entries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var file in entries.GroupBy(e => e.File))
        {
            var wanted = file.Select(e => e.Position).ToHashSet();
            await foreach (var (position, line) in LinesAsync(file.Key, cancellationToken))
            {
                if (wanted.Contains(position))
                    yield return RedoEntry.Parse(line.Span);
            }
        }
    }

    private async IAsyncEnumerable<(long Position, ReadOnlyMemory<byte> Line)> LinesAsync(
        long number, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(files.PathOf(number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        var reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 20));
        var position = 0L;
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            var buffer = result.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                buffer = buffer.Slice(buffer.GetPosition(1, end));
                yield return (position, line);
                position += line.Length + 1;
            }

            if (result.IsCompleted)
            {
                // The last line of a process that was killed while it wrote.
                if (!buffer.IsEmpty)
                    yield return (position, buffer.ToArray());
                break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }
}
