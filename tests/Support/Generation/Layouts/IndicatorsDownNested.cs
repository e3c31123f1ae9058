namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>指标 down, two rows of headings across: 本月 and 1-本月 over 总量 and 增速.</summary>
internal sealed class IndicatorsDownNested : ILayout
{
    public string Name => "layout: indicators down, nested headings";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        table.AddNested(SlotSets.Nested(scene, dice), new Meaning());
        foreach (var indicator in scene.Some(Composition.FlowsOfMonths(scene), dice.Next(2, 12)))
            table.AddIndicatorRow(stub, indicator);
        table.Fill(dice);
        return table;
    }
}
