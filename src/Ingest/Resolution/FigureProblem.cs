namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Something to tell of the figures that some labels own.</summary>
/// <param name="OnlyOfNumbers">Whether it matters only where a number or a mark for a missing one stands.</param>
internal sealed record FigureProblem(LabelProblem Problem, bool OnlyOfNumbers = false);
