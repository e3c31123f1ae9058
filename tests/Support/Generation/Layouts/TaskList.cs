using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>The livelihood tasks of the year: target, done, rate, who is responsible.</summary>
internal sealed class TaskList : ILayout
{
    public string Name => "layout: livelihood tasks";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var catalog = scene.Catalog;
        var kind = catalog.Kinds.First(k => k.Code == "task");
        var indicator = catalog.IndicatorsByCode[kind.Indicator!];
        var table = new TablePlan(scene)
        {
            Subject = dice.Pick("民生实事进展情况", "为民实事完成情况表"),
            PeriodText = PeriodWords.MonthOf(scene.Year, scene.Month, dice),
        };
        var stub = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick(kind.Headers)));
        var says = new Meaning { Indicator = indicator };
        table.AddSlots([Slot.Of(dice.Pick("年度目标", "年度任务", "目标任务数"), Measure.Target), Slot.Of(dice.Pick("完成数", "累计完成"), Measure.Level)], says);
        if (dice.Chance(0.6))
            table.AddSlots([SlotSets.Completion(dice)], says);
        var attribute = catalog.Attributes.First(a => a.Code == "responsible");
        var responsible = new ColumnPlan(ColumnRole.Attribute, new HeaderLabel(dice.Pick([attribute.Name, .. attribute.Aliases]))) { Attribute = attribute };
        table.Columns.Add(responsible);
        foreach (var name in dice.Some(["新建口袋公园", "改造老旧供热管网", "建设老年助餐点", "新增公共停车位", "加装住宅电梯", "建设村级综合服务点", "免费两癌筛查", "新建充电桩"], dice.Next(2, 8)))
        {
            table.AddRow(
                new RowPlan(new Meaning { Item = name }) { Kind = kind },
                (stub, new CellPlan(name)),
                (responsible, new CellPlan(dice.Pick("住建局", "民政局", "卫健局", "交通局"))));
        }

        table.Fill(dice);
        return table;
    }
}
