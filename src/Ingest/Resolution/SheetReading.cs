using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A sheet with what its tables say.</summary>
internal sealed record SheetReading(Sheet Sheet, ImmutableArray<TableReading> Tables);
