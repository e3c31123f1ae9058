using System.Collections.Immutable;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>What came of reading a file: its workbook, or null with the findings that say why there is none. Findings may also come with a workbook.</summary>
public sealed record WorkbookReading(Workbook? Workbook, ImmutableArray<Finding> Findings);
