using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest;

/// <summary>What a workbook says: every figure and text that could be read, and every problem met on the way, in reading order.</summary>
/// <param name="Observations">Every figure, one that stands in several places as often as it stands there.</param>
/// <param name="Figures">Those that are worth recording, with their cells: of several that agree the one shown with the most digits.</param>
public sealed record Reading(
    ImmutableArray<Observation> Observations,
    ImmutableArray<Figure> Figures,
    ImmutableArray<ItemText> Texts,
    ImmutableArray<Finding> Findings)
{
    /// <summary>What the sender says of findings in an earlier reading, by their keys.</summary>
    public ImmutableDictionary<string, string> Explanations { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The cells of a template that were left blank.</summary>
    public ImmutableArray<UnfilledCell> Unfilled { get; init; } = [];

    /// <summary>The rows that give texts, each once.</summary>
    public ImmutableArray<TextRow> TextRows { get; init; } = [];

    /// <summary>What is recorded.</summary>
    public ImmutableArray<Observation> ToRecord => [.. Figures.Select(f => f.Observation)];

    /// <summary>Of a file that was not read, with the reasons.</summary>
    public static Reading OfNothing(ImmutableArray<Finding> findings) => new([], [], [], findings);
}
