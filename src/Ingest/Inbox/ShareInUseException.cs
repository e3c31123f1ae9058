using System.Globalization;

namespace IndicatorPipeline.Ingest.Inbox;

/// <summary>The share's reports are recorded in other data than these, or by another worker.</summary>
public sealed class ShareInUseException : Exception
{
    /// <param name="data">The other data's folder, on</param>
    /// <param name="host">this machine.</param>
    /// <param name="since">When it was marked.</param>
    public ShareInUseException(string share, string data, string host, DateTimeOffset since)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"The reports in {share} are recorded in the data {data} on {host}, since {since:yyyy-MM-dd HH:mm} UTC. Use those data (--data). If they are gone for good, or were restored without their file identity: --take-over, once."))
    {
        Share = share;
        DataFolder = data;
        Host = host;
        Since = since;
    }

    public ShareInUseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ShareInUseException(string message)
        : base(message)
    {
    }

    public ShareInUseException()
    {
    }

    public string? Share { get; }

    public string? DataFolder { get; }

    public string? Host { get; }

    public DateTimeOffset Since { get; }
}
