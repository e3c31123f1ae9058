using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Support.Generation.Faults;

/// <summary>Two rows under one name with different numbers.</summary>
public sealed class DoubledObservation : IFault
{
    public string Name => "one observation twice";

    public PlantedFault? Plant(GeneratedWorkbook workbook, Dice dice)
    {
        ArgumentNullException.ThrowIfNull(workbook);
        ArgumentNullException.ThrowIfNull(dice);
        var meant = workbook.Observations.ToDictionary(o => o.Origin);
        foreach (var group in dice.Shuffled(workbook.Labels.Where(l => l.Role == LabelRole.Area && l.Owns.Count > 0).GroupBy(l => l.Origin.Sheet)))
        {
            var labels = group.ToArray();
            for (var i = 1; i < labels.Length; i++)
            {
                // Neighbors are of the same table; their figures stand in the same columns.
                var (one, other) = (labels[i - 1], labels[i]);
                var cells = other.Owns.Where(o => meant[o].Value is { } value && one.Owns.Any(p => meant[p] is { Value: { } before } && before != value && IsSameSeries(meant[p], meant[o]))).ToHashSet();
                if (cells.Count == 0)
                    continue;
                workbook.Write(other.Origin, one.Text);
                return new PlantedFault(cells, FindingCodes.TwoValues);
            }
        }

        return null;
    }

    private static bool IsSameSeries(Metrics.Observations.Observation a, Metrics.Observations.Observation b) =>
        (a.Key with { Area = "" }) == (b.Key with { Area = "" }) && a.Period == b.Period && a.Basis == b.Basis;
}
