using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What has been understood of figures on the way to a series.</summary>
/// <param name="Phrase">What their labels say of time.</param>
/// <param name="Span">The stretch that is meant; null where nothing says which.</param>
/// <param name="Said">How they add up; null where nothing says so.</param>
/// <param name="SaysHow">Whether their labels, or what stands beside those, say how they add up.</param>
/// <param name="Unit">As written; null where none is.</param>
/// <param name="UnitLabel">What says the unit; null where it is typed into the cell, or implied.</param>
internal readonly record struct FigureParts(
    AxisMeaning Row, AxisMeaning Column, Indicator Indicator, Measure Measure, Said<MeasureWord>? Word, PeriodPhrase Phrase, PeriodSpan? Span, Accumulation? Said, bool SaysHow, Unit? Unit, Cell? UnitLabel)
{
    /// <summary>The label that says the period; null when none does.</summary>
    public Cell? PeriodLabel => Column.PeriodLabel ?? Row.PeriodLabel;
}
