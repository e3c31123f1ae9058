using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Metrics.Ledger;

/// <summary>A submission in numbers.</summary>
/// <param name="Observations">Figures that were recorded of it.</param>
/// <param name="Findings">How many findings of each code and severity it has.</param>
internal sealed record SubmissionFigures(Submission Submission, long Observations, ImmutableArray<(string Code, Severity Severity, long Count)> Findings);
