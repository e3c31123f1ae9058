namespace IndicatorPipeline.Metrics.Influx;

/// <summary>The server as it presents itself.</summary>
/// <param name="Version">As it says, such as <c>1.6.7~rc0</c>; empty when it says nothing.</param>
/// <param name="Api">The write endpoint in use; never <see cref="InfluxApi.Auto"/>.</param>
public sealed record ConnectedServer(InfluxKind Kind, string Version, InfluxApi Api)
{
    /// <summary>
    /// Whether single points and series can be deleted and a point written again takes the place of the old one. Where not, only a
    /// rebuild mends what was corrected.
    /// </summary>
    public bool TakesCorrections => Kind is InfluxKind.Influx1 or InfluxKind.Influx2;

    /// <summary>Whether what it holds can be read back by InfluxQL, and so compared with the ledger.</summary>
    public bool AnswersInfluxQl => Kind is not InfluxKind.VictoriaMetrics;

    public override string ToString() => $"{Kind} {Version}".TrimEnd();
}
