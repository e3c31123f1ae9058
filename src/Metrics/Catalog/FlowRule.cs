namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What moves a stock from one period to the next.</summary>
/// <param name="Stock">Code of the indicator of the stock.</param>
/// <param name="Plus">Codes of the indicators that add to it.</param>
/// <param name="Minus">Codes of the indicators that take from it.</param>
public sealed record FlowRule(string Stock, IReadOnlyList<string> Plus, IReadOnlyList<string> Minus);
