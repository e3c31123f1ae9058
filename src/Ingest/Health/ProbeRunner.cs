namespace IndicatorPipeline.Ingest.Health;

/// <summary>
/// Runs probes, each within its time, whatever befalls it. One that hangs, as a call into a network share that is away may do for minutes, is not begun again
/// beside itself: whoever asks meanwhile waits for the same outcome. Thread-safe.
/// </summary>
internal sealed class ProbeRunner(TimeProvider time)
{
    private readonly Lock _beginning = new();
    private readonly Dictionary<IProbe, Task<IReadOnlyList<ProbeResult>>> _running = [];

    /// <summary>What the probe finds; never empty.</summary>
    public async Task<IReadOnlyList<ProbeResult>> RunAsync(IProbe probe, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await Begin(probe).WaitAsync(timeout, time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (TimeoutException)
        {
            return [ProbeCodes.NoAnswer.With(timeout.ToString("c", System.Globalization.CultureInfo.InvariantCulture))];
        }
#pragma warning disable CA1031 // Who asks how things stand is told, whatever it is.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return [ProbeCodes.Fault.With($"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}")];
        }
    }

    private Task<IReadOnlyList<ProbeResult>> Begin(IProbe probe)
    {
        lock (_beginning)
        {
            if (_running.TryGetValue(probe, out var running) && !running.IsCompleted)
                return running;
            // On a thread of its own: what hangs hangs before the first await.
            return _running[probe] = Task.Run(probe.LookAsync);
        }
    }
}
