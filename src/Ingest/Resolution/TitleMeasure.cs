using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>What a title says of how all figures of its table are measured.</summary>
internal static partial class TitleMeasure
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

    // 主要指标增速（%） names no indicator, and leaves nothing open for all that: its unit is one of no amounts, wherever it stands. Places have none, and nothing else has none beside them;
    // what ends in 增速 is about nothing else, where 增长情况 and 完成情况及增速 may be about amounts as well.
    private static bool SaysKindOfAllFigures(Measure measure, TableContext context, TableAxes axes)
    {
        if (context.Title.Units is { } stated)
            return stated.Value.All(Unit.BuiltIn.Contains);
        var ofLabels = axes.All.Where(a => a.Units is not null).SelectMany(a => a.Units!.Value.Value).Distinct().ToList();
        if (ofLabels.Count > 0)
            return ofLabels.TrueForAll(Unit.BuiltIn.Contains);
        return measure is Measure.Rank or Measure.YoyRank
            || (measure is Measure.Yoy or Measure.Mom && context.UnknownUnit is null && context.Title.Measure?.Where is { } line && EndsInGrowth().IsMatch(LabelText.Normalize(line.Text)));
    }

    [GeneratedRegex(@"(?<![及和与、,])(增速|增幅|增长率|增长速度)(情况|统计|汇总|一览|快报|月报|表)*(\([^()]*\))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex EndsInGrowth();
}
