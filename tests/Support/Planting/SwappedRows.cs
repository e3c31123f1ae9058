using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>The figures of two rows change places. Two that are nearly the same are left: a hand that swaps those does no harm.</summary>
internal sealed class SwappedRows : IPlant
{
    public string Name => "two rows swapped";

    public PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice)
    {
        var pairs = (
            from line in FigureLine.Of(Cells.Levels(report)).Where(l => l.IsColumn && county.Remembers(l, report))
            from i in Enumerable.Range(0, line.Figures.Length - 1)
            let pair = (line.Figures[i], line.Figures[i + 1])
            where IsDifferent(pair.Item1, pair.Item2)
            select pair).ToList();
        if (pairs.Count == 0)
            return null;
        var (first, second) = dice.Pick(pairs);
        var (a, b) = (first.Observation.Origin, second.Observation.Origin);
        return new PlantedError(
            Cells.With(report.Workbook, (a, Cells.NumberOf(report.Workbook, b)!.Value), (b, Cells.NumberOf(report.Workbook, a)!.Value)), new HashSet<Origin> { a, b });
    }

    private static bool IsDifferent(Ingest.Figure a, Ingest.Figure b) => Math.Abs(Math.Log((double)(a.Observation.Value!.Value / b.Observation.Value!.Value))) > 0.2;
}
