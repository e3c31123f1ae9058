namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>Another worker works with the same data.</summary>
public sealed class WorkerIsRunningException : Exception
{
    public WorkerIsRunningException(string data)
        : base($"Another worker is running with the data in {data}. End it, or give this one a folder of its own (--data).")
    {
    }

    public WorkerIsRunningException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public WorkerIsRunningException()
    {
    }
}
