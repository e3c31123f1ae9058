namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>The indicators of a closed kind down, its items across.</summary>
internal sealed class ItemsAcross : ILayout
{
    public string Name => "layout: items across";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        scene.Month = dice.Pick(3, 6, 9, 12);
        var kind = scene.Catalog.Kinds.First(k => k.Code == "cluster");
        var table = new TablePlan(scene)
        {
            Subject = kind.Name + dice.Pick("主要指标情况表", "发展情况", "情况统计表"),
            PeriodText = PeriodWords.YearToMonth(scene.Year, scene.Month, dice),
        };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        if (dice.Chance(0.5))
            table.AddColumn(ColumnRole.Figures, new Meaning(), new HeaderLabel(dice.Pick("合计", "总计", "合  计")));
        foreach (var item in dice.SomeInOrder([.. scene.Catalog.Items.Where(i => i.Kind == kind.Code)], dice.Next(2, 6)))
            table.AddColumn(ColumnRole.Figures, new Meaning { Item = item.Code }, new HeaderLabel(dice.Pick([item.Name, .. item.Aliases])));
        foreach (var code in dice.Some(["cluster_output_value", "cluster_area", "cluster_yield", "cluster_leading_firms", "cluster_cooperatives", "cluster_households"], dice.Next(2, 5)))
            table.AddIndicatorRow(stub, scene.Catalog.IndicatorsByCode[code]);
        table.Fill(dice);
        return table;
    }
}
