using IndicatorPipeline.Ingest.Checks;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A line of figures is that of the period before.</summary>
internal sealed class PastedColumn : IPlant
{
    public string Name => "last month's column pasted";

    public PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice)
    {
        var lines = (
            from line in FigureLine.Of(Cells.Levels(report))
            let before = line.Figures.Select(f => (f.Observation, Before: Before(report, county, f.Observation))).ToList()
            where before.All(b => b.Before is not null) && before.Count(b => b.Before != b.Observation.Value) * 2 > before.Count
            select before).ToList();
        if (lines.Count == 0)
            return null;
        var pasted = dice.Pick(lines);
        return new PlantedError(
            Cells.With(report.Workbook, pasted.Select(p => (p.Observation.Origin, Cells.NumberOf(report.Workbook, p.Observation.Origin)!.Value * p.Before!.Value / p.Observation.Value!.Value)).ToList()),
            pasted.Select(p => p.Observation.Origin).ToHashSet());
    }

    // Its own sheet may hold the earlier period too.
    private static decimal? Before(SampleReport report, SampleCounty county, Observation observation) =>
        report.Reading.Figures.FirstOrDefault(f => f.Observation.Key == observation.Key && f.Observation.Period == observation.Period.Previous)?.Observation.Value
        ?? county.InForce(observation.Key, observation.Period.Previous, report)?.Observation.Value;
}
