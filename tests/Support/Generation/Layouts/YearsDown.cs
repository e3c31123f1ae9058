namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>Years down, indicators across: a year of a quarterly or monthly indicator is its last quarter or month.</summary>
internal sealed class YearsDown : ILayout
{
    public string Name => "layout: years down";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("历年主要指标", "主要指标历年情况表", "主要经济指标"), PeriodPlace = PeriodPlace.Labels, IsAboutStretch = false };
        var stub = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("年份", "时间", "指标")));
        scene.Month = 12;
        foreach (var indicator in scene.Some(scene.Indicators(), dice.Next(1, 6)))
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = indicator }, new HeaderLabel(scene.LabelOf(indicator), indicator));
        var count = dice.Next(2, 8);
        for (var year = scene.Year - count + 1; year <= scene.Year; year++)
        {
            object label = stub.Path[0].Text == "年份" && dice.Chance(0.5) ? year : PeriodWords.Number(year) + "年";
            table.AddRow(new RowPlan(new Meaning { Year = year, Month = 12 }), (stub, new CellPlan(label)));
        }

        table.Fill(dice);
        return table;
    }
}
