using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What is wrong with a label.</summary>
/// <param name="Label">Null where it is the figure itself, or a name, that is to be named.</param>
internal sealed record LabelProblem(FindingCode Code, Cell? Label, ImmutableArray<string> Arguments);
