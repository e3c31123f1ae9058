namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A figure of a submission, and what was in force of it when that came.</summary>
/// <param name="Before">Null where nothing was.</param>
public sealed record GivenFigure(Vintage Given, Vintage? Before);
