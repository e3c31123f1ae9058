using IndicatorPipeline.Metrics.Expressions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// A rule of checks.yaml: how a check is held for some indicators. Of several rules for one check the first that applies to an indicator is the one; where none
/// does, the check is held as it is built in.
/// </summary>
/// <param name="Code">Its code in the file.</param>
/// <param name="Check">What is checked.</param>
public sealed record CheckRule(string Code, CheckKind Check)
{
    /// <summary>Codes of the indicators that it applies to; empty for all.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Whether the check is held at all (<c>severity: none</c> turns it off).</summary>
    public bool IsHeld { get; init; } = true;

    /// <summary>How serious a contradiction is; null for as it is built in.</summary>
    public Severity? Severity { get; init; }

    /// <summary>By how much figures may differ beyond their rounding, in the unit that docs/catalog.md names for the check; null for as it is built in.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>What the sender reads of it; of <see cref="CheckKind.Expression"/> only, null for the assertion alone.</summary>
    public string? Message { get; init; }

    /// <summary>What must hold; of <see cref="CheckKind.Expression"/> only, else null.</summary>
    public Assertion? Assertion { get; init; }

    /// <summary>What moves a stock; of <see cref="CheckKind.StockFlow"/> only, else null.</summary>
    public FlowRule? Flows { get; init; }

    public bool AppliesTo(string? indicator) => Indicators.Count == 0 || (indicator is not null && Indicators.Contains(indicator));
}
