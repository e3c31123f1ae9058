using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>An indicator to be written into a catalog: texts as a person gave them, judged by the lint. What is null is not written.</summary>
public sealed record NewIndicator
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public required string Domain { get; init; }

    /// <summary>A unit's name or alias.</summary>
    public required string Unit { get; init; }

    public required Freq Frequency { get; init; }

    public required Accumulation Accumulation { get; init; }

    public Better? Better { get; init; }

    public GrowthRule? Growth { get; init; }

    public decimal? Minimum { get; init; }

    public decimal? Maximum { get; init; }

    public int? Decimals { get; init; }

    /// <summary>A department's code.</summary>
    public string? Department { get; init; }

    /// <summary>Codes of indicators.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}
