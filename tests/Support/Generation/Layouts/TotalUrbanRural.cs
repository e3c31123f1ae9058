using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>居民人均可支配收入 down and 全体, 城镇, 农村 across: a row's and a column's label are one indicator's name only together.</summary>
internal sealed class TotalUrbanRural : ILayout
{
    public string Name => "layout: 全体 / 城镇 / 农村 across";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        scene.Month = dice.Pick(3, 6, 9, 12);
        var table = new TablePlan(scene) { Subject = dice.Pick("主要指标情况", "主要指标"), PeriodText = PeriodWords.YearToMonth(scene.Year, scene.Month, dice) };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        foreach (var (label, code) in new[] { ("全体", "income_all"), ("城镇", "income_urban"), ("农村", "income_rural") })
            table.AddColumn(ColumnRole.Figures, new Meaning { Indicator = scene.Catalog.IndicatorsByCode[code] }, new HeaderLabel(label));
        table.AddRow(new RowPlan(new Meaning { Measure = Measure.Level }), (stub, new CellPlan("居民人均可支配收入")));
        table.Fill(dice);
        return table;
    }
}
