using IndicatorPipeline.Ingest.Queries;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>A series, as the API gives it: which one, and from when to when it has how many figures.</summary>
internal sealed record SeriesLine(
    string Indicator, string? IndicatorName, string Area, string? AreaName, string? Item, string? ItemName, string Freq, string Accumulation, string Measure,
    string Unit, string From, string To, int Observations) : IRow
{
    /// <param name="rows">Figures in the order of the ledger: a series together, its periods one after the other.</param>
    public static async IAsyncEnumerable<SeriesLine> Of(IAsyncEnumerable<FigureRow> rows)
    {
        SeriesLine? current = null;
        await foreach (var row in rows)
        {
            if (current is not null && current.Is(row))
            {
                current = current with { To = row.Period, Observations = current.Observations + 1 };
                continue;
            }

            if (current is not null)
                yield return current;
            current = new SeriesLine(
                row.Indicator, row.IndicatorName, row.Area, row.AreaName, row.Item, row.ItemName, row.Freq, row.Accumulation, row.Measure, row.Unit, row.Period, row.Period, 1);
        }

        if (current is not null)
            yield return current;
    }

    public object?[] Cells() =>
        [Indicator, IndicatorName, Area, AreaName, Item, ItemName, Freq, Accumulation, Measure, Unit, From, To, Observations];

    private bool Is(FigureRow row) =>
        (Indicator, Area, Item, Freq, Accumulation, Measure) == (row.Indicator, row.Area, row.Item, row.Freq, row.Accumulation, row.Measure);
}
