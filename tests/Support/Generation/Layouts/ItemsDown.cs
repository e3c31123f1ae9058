using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>The items of a closed kind down, its indicators across; 合计 is the indicator as a whole.</summary>
internal sealed class ItemsDown : ILayout
{
    public string Name => "layout: items down";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var (code, among) = dice.Pick<(string, string[])>(
            ("cluster", ["cluster_output_value", "cluster_area", "cluster_yield", "cluster_leading_firms", "cluster_cooperatives", "cluster_households"]),
            ("chain", ["chain_output", "chain_enterprises", "chain_projects"]));
        var kind = scene.Catalog.Kinds.First(k => k.Code == code);
        scene.Month = dice.Pick(3, 6, 9, 12);
        var table = new TablePlan(scene)
        {
            Subject = kind.Name + dice.Pick("主要指标情况表", "情况", "情况统计表"),
            PeriodText = PeriodWords.YearToMonth(scene.Year, scene.Month, dice),
        };
        var stub = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick(kind.Headers)));
        foreach (var indicator in dice.Some(among, dice.Next(1, 4)).Select(c => scene.Catalog.IndicatorsByCode[c]))
        {
            var label = new HeaderLabel(indicator.Name, indicator);
            if (dice.Chance(0.5))
                table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = indicator }, label);
            else
                table.AddSlots([Slot.Of("总量", Measure.Level), SlotSets.Growth(dice)], new Meaning { Indicator = indicator }, label);
        }

        foreach (var item in dice.SomeInOrder([.. scene.Catalog.Items.Where(i => i.Kind == code)], dice.Next(2, 7)))
            table.AddRow(new RowPlan(new Meaning { Item = item.Code }), (stub, new CellPlan(dice.Pick([item.Name, .. item.Aliases]))));
        if (dice.Chance(0.5))
            table.AddRow(new RowPlan(new Meaning()) { IsTotal = true }, (stub, new CellPlan(dice.Pick("合计", "总计", "合  计"))));
        table.Fill(dice);
        return table;
    }
}
