using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a title says of how all figures of its table are measured.</summary>
internal static class TitleMeasure
{
    /// <summary>
    /// A title (各乡镇固定资产投资增速) speaks for the figures only where no label in the table does, and only of what can be nothing but the measure of its indicator: 完成 in a
    /// title names the subject of the report. Null where it does not.
    /// </summary>
    public static Said<MeasureWord>? Of(TableContext context, TableAxes axes) =>
        context.Title is { Measure: { Value.Measure: Measure.Yoy or Measure.YoyDiff or Measure.Mom or Measure.Rank or Measure.YoyRank or Measure.Completion or Measure.Share } measure }
        && (context.Title.Indicator is not null || SaysKindOfAllFigures(measure.Value.Measure!.Value, context, axes))
        && axes.All.All(a => a.Measure is null)
            ? measure
            : null;

    // 主要指标增速（%） names no indicator, and leaves nothing open for all that: its unit is one of no amounts. Places have none, and nothing else has none beside them.
    private static bool SaysKindOfAllFigures(Measure measure, TableContext context, TableAxes axes) =>
        context.Title.Units is { } units ? units.Value.All(Unit.BuiltIn.Contains) : measure is Measure.Rank or Measure.YoyRank && axes.All.All(a => a.Units is null);
}
