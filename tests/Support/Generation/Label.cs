using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation;

/// <summary>A text of a generated workbook that says something about its figures.</summary>
/// <param name="Owns">The cells whose meaning depends on it.</param>
public sealed record Label(LabelRole Role, string Text, Origin Origin, IReadOnlyList<Origin> Owns);
