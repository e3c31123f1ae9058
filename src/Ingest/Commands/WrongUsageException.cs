namespace IndicatorPipeline.Ingest.Commands;

/// <summary>The command line or the configuration cannot be followed: everything that is wrong with it, for a person to mend.</summary>
public sealed class WrongUsageException : Exception
{
    public WrongUsageException(IReadOnlyList<string> errors)
        : base(string.Join(Environment.NewLine, errors)) =>
        Errors = errors;

    public WrongUsageException(string message)
        : this([message])
    {
    }

    public WrongUsageException(string message, Exception innerException)
        : base(message, innerException) =>
        Errors = [message];

    public WrongUsageException()
        : this([])
    {
    }

    public IReadOnlyList<string> Errors { get; }
}
