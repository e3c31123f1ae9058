using System.Collections.Immutable;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A column or a row of a sheet whose own levels are all of one period, in the order in which they stand: what a hand pastes in one go.</summary>
internal sealed record FigureLine(string Sheet, bool IsColumn, TimePeriod Period, ImmutableArray<Figure> Figures)
{
    // Fewer figures agree with others by chance.
    public const int Least = 5;

    /// <summary>From the first cell to the last.</summary>
    public string Range => RangeOf(Figures);

    /// <summary>The lines of a report that are long enough to speak of.</summary>
    public static IReadOnlyList<FigureLine> Of(IEnumerable<Figure> own)
    {
        var levels = own.Where(f => f.Observation.Key.Measure == Measure.Level).Select(f => (Figure: f, Address: AddressOf(f))).ToList();
        return
        [
            .. Lines(levels, isColumn: true),
            .. Lines(levels, isColumn: false),
        ];
    }

    /// <summary>The smallest range that holds some figures of one sheet.</summary>
    public static string RangeOf(IEnumerable<Figure> figures) => figures.Select(f => CellRange.Of(AddressOf(f))).Aggregate((a, b) => a.Union(b)).ToString();

    public static CellAddress AddressOf(Figure figure) =>
        CellAddress.TryParse(figure.Observation.Origin.Cell, out var address)
            ? address
            : throw new ArgumentException($"No cell: {figure.Observation.Origin.Cell}.", nameof(figure));

    private static IEnumerable<FigureLine> Lines(List<(Figure Figure, CellAddress Address)> levels, bool isColumn) =>
        from level in levels
        group level by (level.Figure.Observation.Origin.Sheet, Line: isColumn ? level.Address.Column : level.Address.Row, level.Figure.Observation.Period) into line
        where line.Count() >= Least
        select new FigureLine(line.Key.Sheet, isColumn, line.Key.Period, [.. line.OrderBy(f => f.Address).Select(f => f.Figure)]);
}
