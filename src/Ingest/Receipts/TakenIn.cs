using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>A workbook that was taken in, as its department is told of it.</summary>
/// <param name="Figures">In reading order, each with what was known of it before.</param>
internal sealed record TakenIn(Submission Submission, IReadOnlyList<GivenFigure> Figures, ImmutableArray<Finding> Findings)
{
    /// <summary>The figures that say something else than what was known before.</summary>
    public IEnumerable<GivenFigure> Revised => Figures.Where(f => f.Before is { } before && before.Observation.Value != f.Given.Observation.Value);
}
