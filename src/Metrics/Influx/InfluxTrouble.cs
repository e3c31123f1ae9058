namespace IndicatorPipeline.Metrics.Influx;

/// <summary>Why the server did not do as asked, other than for what is in the points.</summary>
/// <param name="Words">The server's own words, or what befell the connection; never holds a secret of ours.</param>
/// <param name="RetryAfter">For how long it asks to be left alone; null when it does not say.</param>
public sealed record InfluxTrouble(InfluxTroubleKind Kind, string Words, TimeSpan? RetryAfter = null)
{
    public override string ToString() => $"{Kind}: {Words}";
}
