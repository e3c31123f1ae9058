using IndicatorPipeline.Ingest.Files;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Keeps a second worker away from the same data, which would be a mistake of whoever starts it.</summary>
public sealed class WorkerLock(IOptions<IngestOptions> options) : IDisposable
{
    private FileStream? _held;

    /// <exception cref="WorkerIsRunningException">Another worker holds it.</exception>
    public void Take()
    {
        var data = Path.GetFullPath(options.Value.Data);
        _held ??= FileLock.TryTake(Path.Combine(data, "worker.lock")) ?? throw new WorkerIsRunningException(data);
    }

    public void Dispose() => _held?.Dispose();
}
