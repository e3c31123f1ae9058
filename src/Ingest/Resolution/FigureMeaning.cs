using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What the labels of a row and of a column, and the title, say together of the figures where they meet. What was not understood is null, and
/// <see cref="Problems"/> says why.
/// </summary>
internal sealed record FigureMeaning
{
    public Indicator? Indicator { get; init; }

    /// <summary>Null where no label says one and there is no indicator either.</summary>
    public Measure? Measure { get; init; }

    public PeriodSpan? Span { get; init; }

    /// <summary>What the labels say of accumulation.</summary>
    public Accumulation? Said { get; init; }

    /// <summary>The unit as written; null where none is.</summary>
    public Unit? Unit { get; init; }

    /// <summary>What a figure becomes; null when the labels do not say enough, or contradict each other.</summary>
    public Series? Recorded { get; init; }

    public ImmutableArray<FigureProblem> Problems { get; init; } = [];

    /// <summary>The same but for some problems of labels.</summary>
    public FigureMeaning Without(ImmutableArray<LabelProblem> problems) => problems.IsEmpty ? this : this with { Problems = Problems.RemoveAll(p => problems.Contains(p.Problem)) };

    /// <summary>The series that its figures belong to, but for area and item.</summary>
    /// <param name="Unit">The unit that the figures are in.</param>
    /// <param name="Canonical">The unit that they are recorded in.</param>
    internal sealed record Series(Indicator Indicator, Measure Measure, TimePeriod Period, Accumulation Accumulation, Unit Unit, Unit Canonical, Basis Basis);
}
