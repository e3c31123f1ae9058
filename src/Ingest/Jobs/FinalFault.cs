namespace IndicatorPipeline.Ingest.Jobs;

/// <summary>Why the worker gave up; nothing while it did not.</summary>
public sealed class FinalFault(IHostApplicationLifetime lifetime)
{
    public Exception? Fault { get; private set; }

    /// <summary>Ends the worker.</summary>
    public void Stop(Exception fault)
    {
        Fault ??= fault;
        lifetime.StopApplication();
    }
}
