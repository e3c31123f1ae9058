namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>指标 down, 本月 / 累计 / 同比 across.</summary>
internal sealed class IndicatorsDown : ILayout
{
    public string Name => "layout: indicators down";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        var tellsMonths = dice.Chance(0.5);
        table.AddSlots(tellsMonths ? SlotSets.OfFlows(scene, dice) : SlotSets.Plain(dice), new Meaning());
        foreach (var indicator in scene.Some(tellsMonths ? Composition.FlowsOfMonths(scene) : scene.Indicators(), dice.Next(2, 12)))
            table.AddIndicatorRow(stub, indicator);
        table.Fill(dice);
        return table;
    }
}
