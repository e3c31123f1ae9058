using System.Globalization;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A figure of at least three digits before the point loses one of them.</summary>
internal sealed class DroppedDigit : IPlant
{
    public string Name => "a digit dropped";

    public PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice)
    {
        var candidates = Cells.Levels(report).Where(f => Cells.NumberOf(report.Workbook, f.Observation.Origin) >= 100 && county.Remembers(f, report)).ToList();
        if (candidates.Count == 0)
            return null;
        var where = dice.Pick(candidates).Observation.Origin;
        return new PlantedError(Cells.With(report.Workbook, (where, Without(Cells.NumberOf(report.Workbook, where)!.Value, dice))), new HashSet<Origin> { where });
    }

    private static decimal Without(decimal number, Dice dice)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        var whole = text.Split('.')[0].Length;
        return decimal.Parse(text.Remove(dice.Next(0, whole - 1), 1), CultureInfo.InvariantCulture);
    }
}
