using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>A column of figures is given in another unit than the one that its headings name.</summary>
internal sealed class ChangedUnit : IPlant
{
    public string Name => "unit changed";

    public PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice)
    {
        var columns = (
            from figure in Cells.Levels(report)
            let unit = county.Catalog.IndicatorsByCode[figure.Observation.Key.Indicator].Unit
            where Others(county, unit).Any() && county.Remembers(figure, report)
            group figure by (figure.Observation.Origin.Sheet, Column: figure.Observation.Origin.Cell.TrimEnd([.. "0123456789"]), unit, figure.Observation.Key.Indicator)).ToList();
        if (columns.Count == 0)
            return null;
        var column = dice.Pick(columns);
        var other = dice.Pick(Others(county, column.Key.unit).ToList());
        var cells = column.Select(f => f.Observation.Origin).ToHashSet();
        var changes = cells.Select(c => (c, Math.Round(Cells.NumberOf(report.Workbook, c)!.Value * column.Key.unit.Factor / other.Factor, 6))).ToList();
        return new PlantedError(Cells.With(report.Workbook, changes), cells);
    }

    private static IEnumerable<Unit> Others(SampleCounty county, Unit unit) =>
        county.Catalog.Units.Where(u => u.Quantity == unit.Quantity && Math.Max(u.Factor, unit.Factor) / Math.Min(u.Factor, unit.Factor) is >= 10 and <= 10_000);
}
