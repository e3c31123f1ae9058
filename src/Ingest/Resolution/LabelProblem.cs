using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What is wrong with a label.</summary>
internal sealed record LabelProblem(FindingCode Code, Cell Label, ImmutableArray<string> Arguments);
