using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>Plants mistakes in sample workbooks, in turn of each sort and by chance of everything else.</summary>
internal static class PlantingRun
{
    /// <summary>So many mistakes with what was found of each; the same seed makes the same.</summary>
    public static IEnumerable<PlantingOutcome> Over(SampleCounty county, int seed, int count)
    {
        var dice = new Dice(seed);
        for (var planted = 0; planted < count;)
        {
            var plant = Plants.All[planted % Plants.All.Count];
            var report = dice.Pick(county.Reports);
            if (plant.Plant(report, county, dice) is not { } error)
                continue;
            planted++;
            var findings = county.Judge(report, error.Workbook);
            yield return new PlantingOutcome(plant.Name, report, error, [.. findings.Where(f => f.Severity != Severity.Info)]);
        }
    }
}
