using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>What is measured. The properties are those of indicators.yaml; see docs for their meaning.</summary>
public sealed record Indicator
{
    /// <summary>The domains that there are; each is a measurement in InfluxDB.</summary>
    public static IReadOnlyList<string> Domains { get; } =
        ["economy", "cluster", "project", "ecology", "rural", "livelihood", "business", "governance", "assessment"];

    public required string Code { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>One of <see cref="Domains"/>.</summary>
    public required string Domain { get; init; }

    /// <summary>The canonical unit; every value is stored in it.</summary>
    public required Unit Unit { get; init; }

    public required Freq Frequency { get; init; }

    /// <summary>How a bare figure is to be read.</summary>
    public required Accumulation Accumulation { get; init; }

    public Better Better { get; init; } = Better.Neutral;

    public GrowthRule Growth { get; init; } = GrowthRule.Computable;

    /// <summary>The least value possible, in the canonical unit; null for no bound.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The largest value possible, in the canonical unit; null for no bound.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Digits after the point on display; null for as reported.</summary>
    public int? Decimals { get; init; }

    /// <summary>Code of the department that owns the figure; null when nobody in particular.</summary>
    public string? Department { get; init; }

    /// <summary>Codes of the indicators that add up to this one; empty for none.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}
