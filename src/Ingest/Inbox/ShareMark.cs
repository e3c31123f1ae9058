using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>
/// The mark in the share that says in which data its reports are recorded, and which worker serves it. Without it two workers with data of their
/// own would divide the reports among two ledgers by chance. It needs no lock and no clock: the data are known by an identity that lies with
/// them and goes where they go; a worker looks at the mark in every round, and ends when another one has set its own.
/// </summary>
public sealed class ShareMark(ShareFolders share, ShareTie tie, IOptions<IngestOptions> options, ObservationLedger ledger, IOptions<LedgerOptions> ledgerOptions, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly Guid _worker = Guid.NewGuid();
    private bool _isOurs;

    /// <param name="Data">The identity of the data.</param>
    /// <param name="Worker">Of the process; null when a command set the mark.</param>
    /// <param name="Since">When it was set.</param>
    private sealed record Mark(Guid Data, string Folder, string Host, Guid? Worker, DateTimeOffset Since);

    /// <summary>Sets the worker's mark, and after that sees that it is there still.</summary>
    /// <param name="takesOver">Whether the share may be other data's.</param>
    /// <exception cref="ShareInUseException">It is other data's, or another worker with these data has come meanwhile.</exception>
    /// <exception cref="ShareAwayException">It bore the mark of these data and bears none now.</exception>
    public async Task HoldAsync(bool takesOver, CancellationToken cancellationToken)
    {
        if (ledgerOptions.Value.IsForManyWorkers)
        {
            await JoinAsync(takesOver, cancellationToken);
            return;
        }

        var mark = await ReadAsync(cancellationToken);
        if (!takesOver)
            tie.RequireThere();
        // That of a command with the same data is renewed.
        if (_isOurs && mark?.Worker is { } worker && worker != _worker)
            throw InUse(mark);
        if (mark?.Worker != _worker)
            await SetAsync(mark, _worker, takesOver, cancellationToken);
        _isOurs = true;
        tie.Tie();
    }

    /// <summary>For a command that takes files of the share in, and for a worker among several: beside a worker with the same data, or where there is none.</summary>
    /// <param name="takesOver">Whether the share may be other data's.</param>
    /// <exception cref="ShareInUseException">It is other data's.</exception>
    /// <exception cref="ShareAwayException">It bore the mark of these data and bears none now.</exception>
    public async Task JoinAsync(bool takesOver, CancellationToken cancellationToken)
    {
        var mark = await ReadAsync(cancellationToken);
        if (!takesOver)
            tie.RequireThere();
        if (mark is null || mark.Data != await IdentityAsync(cancellationToken))
            await SetAsync(mark, null, takesOver, cancellationToken);
        tie.Tie();
    }

    private async Task SetAsync(Mark? before, Guid? worker, bool takesOver, CancellationToken cancellationToken)
    {
        var data = await IdentityAsync(cancellationToken);
        if (before is not null && before.Data != data && !takesOver)
            throw InUse(before);
        var mark = new Mark(data, Path.GetFullPath(options.Value.Data), Environment.MachineName, worker, time.GetUtcNow());
        await WriteAsync(tie.MarkPath, ShareFile.TemporaryFor(tie.MarkPath), JsonSerializer.SerializeToUtf8Bytes(mark, Json), cancellationToken);
    }

    // A mark that cannot be understood is nobody's: it must not lock anybody out.
    private async Task<Mark?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(tie.MarkPath))
            return null;
        try
        {
            return JsonSerializer.Deserialize<Mark>(await File.ReadAllBytesAsync(tie.MarkPath, cancellationToken), Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<Guid> IdentityAsync(CancellationToken cancellationToken)
    {
        var path = options.Value.IdentityFile;
        if (await FindIdentityAsync(path, cancellationToken) is { } known)
            return known;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Of several processes that begin at once each takes what the first one has set.
        if (await ledger.TryHoldAsync("identity", cancellationToken) is not { } held)
        {
            await Task.Delay(Pause, cancellationToken);
            return await IdentityAsync(cancellationToken);
        }

        await using (held)
        {
            if (await FindIdentityAsync(path, cancellationToken) is { } first)
                return first;
            var identity = Guid.NewGuid();
            await WriteAsync(path, $"{path}.{Environment.ProcessId}.tmp", Encoding.ASCII.GetBytes($"{identity}\n"), cancellationToken);
            return identity;
        }
    }

    private static async Task<Guid?> FindIdentityAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path) && Guid.TryParse(await File.ReadAllTextAsync(path, cancellationToken), out var known) ? known : null;

    private static async Task WriteAsync(string path, string temporary, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var flushes = new FolderFlushes();
        await DurableFile.WriteAsync(path, temporary, content, flushes, cancellationToken);
        flushes.Flush();
    }

    private ShareInUseException InUse(Mark mark) => new(share.Root, mark.Folder, mark.Host, mark.Since);
}
