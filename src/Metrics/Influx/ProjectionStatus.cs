namespace IndicatorPipeline.Metrics.Influx;

/// <summary>How far the projection is, as the ledger knows it; the server is not asked.</summary>
/// <param name="Target">Which database on which server; empty when there is none.</param>
/// <param name="Sequence">The checkpoint: every change up to this number is on the server.</param>
/// <param name="NewestSequence">The number of the ledger's last change.</param>
/// <param name="Behind">Changes that are waiting.</param>
/// <param name="IsRebuilding">Whether a rebuild has begun and its dropping is not done.</param>
/// <param name="NeedsRebuild">Whether something was corrected that this server cannot correct.</param>
/// <param name="Trouble">What stopped the last run, in whatever process; null when nothing did.</param>
/// <param name="TroubleSince">Since when it has been so.</param>
/// <param name="UnknownIndicators">Codes of indicators with figures in the ledger that the catalog did not know, and which are therefore not written.</param>
/// <param name="SetAside">The points that the server will not take, the latest first.</param>
public sealed record ProjectionStatus(
    string Target,
    long Sequence,
    long NewestSequence,
    long Behind,
    bool IsRebuilding,
    bool NeedsRebuild,
    InfluxTrouble? Trouble,
    DateTimeOffset? TroubleSince,
    IReadOnlyList<string> UnknownIndicators,
    IReadOnlyList<SetAsidePoint> SetAside);
