using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Headings under one of their own (固定资产投资 over 目标 | 完成) between two columns of the level above: 同比 right behind them is of that group, not of what stands before it.
/// </summary>
/// <param name="What">One of its columns that says what the group is of; null where the group leaves that to what stands around it.</param>
/// <param name="Stretches">Its columns that say a stretch and were not aimed at, from the left.</param>
/// <param name="Unknown">What nobody knows of the group's own heading; null for nothing.</param>
internal sealed record GroupBefore(AxisMeaning? What, ImmutableArray<AxisMeaning> Stretches, LabelProblem? Unknown)
{
    /// <summary>The only stretch that the group is of; null for none or several.</summary>
    public AxisMeaning? OneStretch => Stretches.Select(s => s.Period).Distinct().Count() == 1 ? Stretches[0] : null;

    /// <param name="columns">All columns of figures, from the left.</param>
    /// <param name="from">The column of the level above on its left.</param>
    /// <param name="to">That on its right.</param>
    public static GroupBefore? Of(IEnumerable<KeyValuePair<int, AxisMeaning>> columns, int from, int to, Dictionary<int, ImmutableArray<Cell>> paths, LabelReader labels)
    {
        if (to - from < 2)
            return null;
        var outer = paths[to][..^1];
        var between = columns.Where(c => from < c.Key && c.Key < to && paths[c.Key].Length > outer.Length + 1 && paths[c.Key][..outer.Length].SequenceEqual(outer)).ToList();
        if (between.Count == 0)
            return null;
        var heading = paths[between[^1].Key][outer.Length];
        var group = between.Where(c => paths[c.Key][outer.Length] == heading).Select(c => c.Value).ToList();
        var named = labels.Read(heading.Text).Indicator;
        var indicators = group.Select(c => c.Indicator?.Value).OfType<Metrics.Catalog.Indicator>().Distinct().ToList();
        var what = named ?? (indicators is [var only] ? only : null);
        var speaking = group.Where(c => what is not null && c.Indicator?.Value == what).OrderBy(c => c.Measure is null or { Value.Measure: Measure.Level } ? 0 : 1).FirstOrDefault();
        return new(
            speaking is null ? null : speaking with { Indicator = new(what!, heading) },
            [.. group.Where(c => StretchesBehind.SaysStretch(c) && c.Measure?.Value.Measure is not (Measure.Target or Measure.YoyTarget))],
            group.SelectMany(c => c.Problems).FirstOrDefault(p => p.Code == FindingCodes.UnknownLabel && p.Label == heading && !labels.Read(heading.Text).IsPieceOfAName));
    }
}
