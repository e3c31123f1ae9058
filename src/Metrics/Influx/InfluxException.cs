namespace IndicatorPipeline.Metrics.Influx;

/// <summary>The server's trouble, where there is nothing else to give back.</summary>
public sealed class InfluxException : Exception
{
    public InfluxException(InfluxTrouble trouble)
        : base(trouble?.ToString()) =>
        Trouble = trouble ?? throw new ArgumentNullException(nameof(trouble));

    public InfluxException()
        : this("")
    {
    }

    public InfluxException(string message)
        : this(new InfluxTrouble(InfluxTroubleKind.Unavailable, message))
    {
    }

    public InfluxException(string message, Exception innerException)
        : base(message, innerException) =>
        Trouble = new InfluxTrouble(InfluxTroubleKind.Unavailable, message);

    public InfluxTrouble Trouble { get; }
}
