using IndicatorPipeline.Ingest;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A sample workbook, whose it is, and what it says.</summary>
internal sealed record SampleReport(string File, Department Department, Workbook Workbook, Reading Reading);
