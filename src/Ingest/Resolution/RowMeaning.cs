using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What the labels of one row say.</summary>
/// <param name="Alike">What was read of the figures of rows that speak as it does, by column and unit typed; null when it speaks for itself.</param>
/// <param name="Shown">Its labels.</param>
/// <param name="IsPieceOfAName">Whether its innermost label may name an indicator together with that of a column.</param>
internal sealed record RowMeaning(AxisMeaning Labels, Dictionary<(int Column, string? Typed), FigureMeaning>? Alike, ImmutableArray<Cell> Shown, bool IsPieceOfAName)
{
    /// <summary>The same row where its labels say something else, seen with the rows around it: from then on it speaks for itself.</summary>
    public RowMeaning Saying(AxisMeaning labels) => this with { Labels = labels, Alike = null };

    /// <summary>The same row where something is to be asked of its labels.</summary>
    public RowMeaning Asked(LabelProblem problem) => Saying(Labels with { Problems = Labels.Problems.Add(problem) });
}
