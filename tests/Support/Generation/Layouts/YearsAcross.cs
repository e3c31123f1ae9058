using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>This year and last year as columns and the growth between them.</summary>
internal sealed class YearsAcross : ILayout
{
    public string Name => "layout: two years across and the growth";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = Composition.GeneralSubject(dice), PeriodText = PeriodWords.YearToMonth(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        int[] years = dice.Chance(0.5) ? [scene.Year, scene.Year - 1] : [scene.Year - 1, scene.Year];
        foreach (var year in years)
            table.AddColumn(ColumnRole.Figures, new Meaning { Year = year, Measure = Measure.Level }, new HeaderLabel(PeriodWords.Number(year) + "年"));
        var growth = SlotSets.Growth(dice);
        table.AddColumn(ColumnRole.Figures, growth.Says, new HeaderLabel(growth.Label));
        foreach (var indicator in scene.Some(scene.Indicators(), dice.Next(2, 8)))
            table.AddIndicatorRow(stub, indicator);
        table.Fill(dice);
        return table;
    }
}
