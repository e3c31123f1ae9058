namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Townships down, indicators across with their measures below them.</summary>
internal sealed class AreasDown : ILayout
{
    public string Name => "layout: areas down, indicators across";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("各乡镇", "") + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        var tellsMonths = dice.Chance(0.4);
        var slots = tellsMonths ? SlotSets.OfFlows(scene, dice) : SlotSets.Plain(dice);
        foreach (var indicator in scene.Some(tellsMonths ? Composition.FlowsOfMonths(scene) : scene.Indicators(), dice.Next(1, 5)))
            table.AddSlots(slots, new Meaning { Indicator = indicator }, new HeaderLabel(scene.LabelOf(indicator), indicator));
        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}
