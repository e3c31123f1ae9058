using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Support.Generation;

namespace IndicatorPipeline.Support.Planting;

/// <summary>The row of a township is left out.</summary>
internal sealed class MissingTownship : IPlant
{
    public string Name => "a township missing";

    public PlantedError? Plant(SampleReport report, SampleCounty county, Dice dice)
    {
        var townships = county.Catalog.Areas.Where(a => a.Level == "township").Select(a => a.Code).ToHashSet();
        var rows = (
            from figure in Cells.Levels(report)
            where townships.Contains(figure.Observation.Key.Area) && figure.Observation.Key.Item is null
            let row = RowOf(figure.Observation.Origin)
            group figure by (figure.Observation.Origin.Sheet, row)).ToList();
        // Rows of townships, not of months or indicators: each township has one.
        var sheets = rows.GroupBy(r => r.Key.Sheet).Where(s => s.Count() >= townships.Count - 1 && s.All(r => r.Select(f => f.Observation.Key.Area).Distinct().Count() == 1)
            && s.Select(r => r.First().Observation.Key.Area).Distinct().Count() == s.Count()).ToList();
        if (sheets.Count == 0)
            return null;
        var sheet = dice.Pick(sheets);
        var left = dice.Pick(sheet.ToList());
        var beside = sheet.SelectMany(r => r).Select(f => f.Observation.Origin).ToHashSet();
        return new PlantedError(Cells.WithoutRow(report.Workbook, sheet.Key, left.Key.row), beside);
    }

    private static int RowOf(Origin origin) => CellAddress.TryParse(origin.Cell, out var address) ? address.Row : -1;
}
