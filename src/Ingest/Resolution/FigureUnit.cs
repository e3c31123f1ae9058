using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The unit that figures are in, as written.</summary>
/// <param name="Unit">Null where nothing says one.</param>
/// <param name="Label">What says it; null where it is typed into the cell, or implied by the measure.</param>
internal readonly record struct FigureUnit(Unit? Unit, Cell? Label);
