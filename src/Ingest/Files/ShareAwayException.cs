namespace IndicatorPipeline.Ingest.Files;

/// <summary>At the share's path is a folder, and it is not the share: that one is not mounted.</summary>
public sealed class ShareAwayException : IOException
{
    public ShareAwayException(string share)
        : base($"The share {share} does not bear the mark of these data any more: it is not mounted. Where it was made anew, or its hidden file .indicators-worker.json deleted, `--take-over` marks it again.")
    {
    }

    public ShareAwayException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public ShareAwayException()
    {
    }
}
