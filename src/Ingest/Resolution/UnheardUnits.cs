using System.Collections.Immutable;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// What notes beside a table say of the unit, held against the labels: 注：单位为亿元 below figures that are all in 万元 by their own labels is heard of by none, and one of
/// the two is ten thousand times wrong. The unit of a caption (单位：亿元) is that of what says no other, and often of nothing.
/// </summary>
internal sealed partial class UnheardUnits(Table table, TableContext context, Vocabulary vocabulary)
{
    // A note above an earlier table spoke of that one.
    private readonly Said<ImmutableArray<Unit>>? _line = context.Title.Units is { Where: { } line } said && (table.Notes.Contains(line) || (table.Title.Contains(line) && Note().IsMatch(line.Text))) ? said : null;
    private readonly HashSet<string> _heard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Cell> _others = new(StringComparer.Ordinal);

    /// <summary>Takes note of the unit that figures are in, and of what says so.</summary>
    /// <param name="label">Null where nothing on the sheet does.</param>
    public void Take(Unit unit, Cell? label)
    {
        if (_line is not { } line || label is null)
            return;
        if (label == line.Where || line.Value.Any(said => vocabulary.UnitFor(said, unit) is { } meant && meant.Quantity == unit.Quantity && meant.Factor == unit.Factor))
            _heard.Add(unit.Quantity);
        else if (line.Value.Any(said => vocabulary.UnitFor(said, unit)?.Quantity == unit.Quantity))
            _others.TryAdd(unit.Quantity, label);
    }

    /// <summary>The line and the label that contradict each other; null for none.</summary>
    public (Cell Line, Cell Label)? Found => _others.Where(o => !_heard.Contains(o.Key)).Select(o => ((Cell, Cell)?)(_line!.Value.Where!, o.Value)).FirstOrDefault();

    [GeneratedRegex(@"\A\s*[（(]?\s*(注|说明|备注|附注)|数据|均|以.+(单位|计)")]
    private static partial Regex Note();
}
