using IndicatorPipeline.Ingest.Workbooks;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Something said, and the cell that says it; the cell is null where the sheet's or the file's name does.</summary>
internal readonly record struct Said<T>(T Value, Cell? Where);
