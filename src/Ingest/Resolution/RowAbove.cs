using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Rows that say only how (增长, 全市位次) below the row that says what: 固定资产投资, 增长, 工业投资, 增长. They speak of the row above, and head none
/// below them.
/// </summary>
/// <param name="columnsName">Whether the columns name indicators: then rows need not.</param>
internal sealed class RowAbove(LabelReader labels, bool columnsName)
{
    private readonly HashSet<Cell> _how = [];
    private AxisMeaning? _what;
    private StretchesBehind _behind = new();
    private (ImmutableArray<Cell> Outer, Indicator? Indicator)? _stretchesOf;
    private ImmutableArray<Cell> _names = [];

    /// <summary>The labels of a row without those that say only how the figures of their own row are meant.</summary>
    public ImmutableArray<Cell> Clear(ImmutableArray<Cell> path) => _how.Count == 0 ? path : path.RemoveAll(l => _how.Contains(l) && l != path[^1]);

    /// <summary>What the next row says, with the indicator of the row above where it says only how.</summary>
    public AxisMeaning Complete(AxisMeaning row, ImmutableArray<Cell> path)
    {
        ImmutableArray<Cell> names = [.. path.Where(l => !labels.Read(l.Text).IsUnitAlone)];
        if (columnsName || names.IsEmpty)
            return row;
        var said = labels.Read(names[^1].Text);
        row = OfAStretchAbove(row, names, said);
        if (said is not { Indicator: null, Area: null, Item: null, Kind: null, IsTotal: false, IsUnderstood: true, Measure: not null })
        {
            if (row.Indicator?.Where == names[^1])
                (_what, _names) = (row, names);
            // 本月 in bold above 累计 and 增长率 is no more than its own row.
            if (SaysOnlyWhichStretch(said))
                _how.Add(names[^1]);
            return row;
        }

        _how.Add(names[^1]);
        // Of the line just above it, or of that which they are both parts of: not of another township's.
        var outer = names[..^1];
        return _what is { } what && (outer.SequenceEqual(_names[..^1]) || outer.SequenceEqual(_names))
            ? row with { Indicator = what.Indicator, IsIndicatorOfNeighbor = true, Units = row.Units ?? what.Units }
            : row;
    }

    private static bool SaysOnlyWhichStretch(LabelMeaning said) =>
        said is { Indicator: null, Area: null, Item: null, Kind: null, IsTotal: false, IsUnderstood: true, Core: "", Period: { Year: null, Part.IsRelative: true } or { Year: null, Accumulation: not null } };

    // 1-10月, 10月 and 同比 below 固定资产投资: of which the growth is, goes as it does from left to right.
    private AxisMeaning OfAStretchAbove(AxisMeaning row, ImmutableArray<Cell> names, LabelMeaning said)
    {
        var isChange = said is { Indicator: null, Measure: not null } && !StretchesBehind.SaysStretch(row);
        if (said is { Area: not null } or { Item: not null } or { Kind: not null } || _stretchesOf is not { } of || !of.Outer.SequenceEqual(names[..^1]) || (!isChange && row.Indicator?.Value != of.Indicator))
            (_behind, _stretchesOf) = (new StretchesBehind(), (names[..^1], row.Indicator?.Value));
        if (StretchesBehind.SaysStretch(row) && said.Measure?.Measure is null or Measure.Level)
            _behind.Add(row);
        return isChange ? _behind.Complete(row, stretch => stretch.Period, names[^1]) : row;
    }
}
