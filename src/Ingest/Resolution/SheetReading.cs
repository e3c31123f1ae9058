using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A sheet with what its tables say.</summary>
/// <param name="Account">What became of each of its numbers.</param>
/// <param name="Findings">What is wrong with it, in reading order.</param>
internal sealed record SheetReading(Sheet Sheet, ImmutableArray<TableReading> Tables, NumberAccount Account, ImmutableArray<Finding> Findings);
