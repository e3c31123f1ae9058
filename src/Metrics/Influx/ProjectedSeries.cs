namespace IndicatorPipeline.Metrics.Influx;

/// <summary>What a projection remembers of a series.</summary>
/// <param name="Source">What it is in the ledger.</param>
/// <param name="Key">Under which name and tags it was written; empty while the catalog does not know its indicator.</param>
/// <param name="Derivation">What in the catalog decided what was derived of it, as a fingerprint; empty for texts and where it is not known.</param>
/// <param name="IsComplete">False while all of its points have to be written again.</param>
public sealed record ProjectedSeries(ProjectedSource Source, string Key, string Derivation, bool IsComplete);
