using IndicatorPipeline.Ingest.Tables;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Of what a bare 位次 is the place. Behind 增速 it is that of the growth where no amount stands beside it, or where the amount has a place of its own.
/// 总量 | 增速 | 位次 leaves it open: then the figures decide, for a place that the amounts contradict is not theirs; what they leave open is asked.
/// </summary>
internal sealed class PlacesBeside
{
    private static readonly MeasureWord OfGrowth = new(Measure.YoyRank);

    private readonly Indicator? _subject;
    private readonly Table _table;
    private ILookup<int, Cell>? _body;
    private readonly Dictionary<int, MeasureWord> _decided = [];
    private readonly List<Open> _open = [];

    /// <param name="subject">What the title says that the figures are of; null for nothing.</param>
    public PlacesBeside(Table table, Indicator? subject)
    {
        (_subject, _table) = (subject, table);
    }

    /// <summary>Takes columns of figures that stand side by side under one heading, from the left.</summary>
    public void Add(IEnumerable<KeyValuePair<int, AxisMeaning>> siblings)
    {
        foreach (var columns in siblings.GroupBy(c => (c.Value.Indicator?.Value.Code, c.Value.Area?.Value.Code, c.Value.Item?.Value)))
        {
            var amountHasPlace = columns.Zip(columns.Skip(1)).Any(p => IsAmount(p.First.Value) && IsPlace(p.Second.Value));
            int? amount = null;
            int? growth = null;
            foreach (var (column, meaning) in columns)
            {
                if (IsPlace(meaning) && growth is { } rate)
                {
                    if (amount is { } level && !amountHasPlace)
                        _open.Add(new Open(column, level, rate, (meaning.Indicator?.Value ?? _subject)?.Better));
                    else
                        _decided[column] = OfGrowth;
                }
                else if (IsAmount(meaning))
                {
                    (amount, growth) = (amount ?? column, null);
                }
                else if (meaning.Measure?.Value.Measure == Measure.Yoy)
                {
                    growth = column;
                }
            }
        }
    }

    /// <summary>What a column says, with its place decided or asked about.</summary>
    public AxisMeaning Complete(int column, AxisMeaning meaning)
    {
        if (_decided.TryGetValue(column, out var word))
            return meaning with { Measure = meaning.Measure!.Value with { Value = word } };
        if (!_open.Exists(o => o.Column == column))
            return meaning;
        // The columns of a table are headed alike: what decides of one decides of all.
        return (_open.Exists(IsOfGrowth), _open.Exists(IsOfAmount)) switch
        {
            (true, false) => meaning with { Measure = meaning.Measure!.Value with { Value = OfGrowth } },
            (false, true) => meaning,
            _ => meaning with { Problems = meaning.Problems.Add(Unclear(meaning.Measure!.Value.Where!)) },
        };
    }

    // Most tables leave nothing open, and have many cells.
    private IEnumerable<Cell> Body(int column) => (_body ??= _table.Cells.ToLookup(c => c.Column, c => c.Cell))[column];

    private static LabelProblem Unclear(Cell label) => new(FindingCodes.AmbiguousLabel, label, [label.Text.Trim(), "@rank_of_either"]);

    private bool IsOfGrowth(Open open) => Agrees(open, open.Growth) && !Agrees(open, open.Amount);

    private bool IsOfAmount(Open open) => Agrees(open, open.Amount) && !Agrees(open, open.Growth);

    // Figures of different indicators, one a row, have no order.
    private bool Agrees(Open open, int other)
    {
        if (open.Better is not { } better)
            return false;
        var values = Body(other).ToDictionary(c => c.Address.Row, c => c.Content.Number?.Value);
        var ranked = Body(open.Column)
            .Select(c => (Place: c.Content.Number?.Value, Value: values.GetValueOrDefault(c.Address.Row)))
            .Where(c => c is { Place: not null, Value: not null })
            .OrderBy(c => c.Place)
            .ToList();
        return ranked.Zip(ranked.Skip(1)).All(p => p.First.Place == p.Second.Place || (better == Better.Lower ? p.First.Value <= p.Second.Value : p.First.Value >= p.Second.Value));
    }

    private static bool IsPlace(AxisMeaning meaning) => meaning.Measure?.Value.IsOfNeighbor == true;

    private static bool IsAmount(AxisMeaning meaning) => meaning.Measure is null or { Value.Measure: Measure.Level };

    private readonly record struct Open(int Column, int Amount, int Growth, Better? Better);
}
