using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Indicators down; this year and last year, each over its total and its growth.</summary>
internal sealed class YearsOverMeasures : ILayout
{
    public string Name => "layout: years over total and growth";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = Composition.GeneralSubject(dice), PeriodText = PeriodWords.YearToMonth(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        var (level, growth) = (dice.Pick("总量", "绝对值", "完成数", "绝对量"), SlotSets.Growth(dice));
        int[] years = dice.Chance(0.5) ? [scene.Year, scene.Year - 1] : [scene.Year - 1, scene.Year];
        foreach (var year in years)
            table.AddSlots([Slot.Of(level, Measure.Level), growth], new Meaning { Year = year }, new HeaderLabel(PeriodWords.Number(year) + "年"));
        foreach (var indicator in scene.Some(scene.Indicators(), dice.Next(2, 8)))
            table.AddIndicatorRow(stub, indicator);
        table.Fill(dice);
        return table;
    }
}
