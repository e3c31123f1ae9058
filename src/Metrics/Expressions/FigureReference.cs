using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Expressions;

/// <summary>A figure of an assertion: <c>gdp</c>, <c>gdp.target</c>, <c>previous(gdp)</c>, <c>year_before(gdp)</c>.</summary>
/// <param name="Indicator">The indicator's code, in its own frequency and accumulation.</param>
/// <param name="Measure">What of it; the level unless something else is written.</param>
/// <param name="When">Of which period.</param>
/// <param name="Column">Where it begins in the assertion, from 1.</param>
public sealed record FigureReference(string Indicator, Measure Measure, RelativePeriod When, int Column);
