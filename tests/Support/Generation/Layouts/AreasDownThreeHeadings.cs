namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Townships down, three rows of headings: indicator, 本月 or 累计, 总量 or 增速.</summary>
internal sealed class AreasDownThreeHeadings : ILayout
{
    public string Name => "layout: areas down, three rows of headings";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = "各乡镇" + Composition.GeneralSubject(dice), PeriodText = PeriodWords.Report(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.AreaHeading(dice));
        var sets = SlotSets.Nested(scene, dice);
        foreach (var indicator in scene.Some(Composition.FlowsOfMonths(scene), dice.Next(1, 3)))
            table.AddNested(sets, new Meaning { Indicator = indicator }, new HeaderLabel(scene.LabelOf(indicator), indicator));
        table.AddAreaRows(stub, dice);
        table.Fill(dice);
        return table;
    }
}
