using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>一季度, 上半年, 前三季度, 全年 across, each in the indicator's own frequency.</summary>
internal sealed class QuartersAcross : ILayout
{
    public string Name => "layout: 一季度 to 全年 across";

    public TablePlan? Compose(Scene scene, Dice dice)
    {
        if (scene.Month < 6)
            return null;
        var table = new TablePlan(scene) { PeriodText = PeriodWords.Number(scene.Year) + "年", Subject = dice.Pick("主要指标分季度情况", "主要经济指标完成情况") };
        var stub = table.AddColumn(ColumnRole.Label, null, Composition.IndicatorHeading(dice));
        string[] words = ["一季度", "上半年", "前三季度", "全年"];
        for (var quarter = 1; quarter * 3 <= scene.Month; quarter++)
            table.AddColumn(ColumnRole.Figures, new Meaning { Year = scene.Year, Month = quarter * 3, Said = Accumulation.YearToDate }, new HeaderLabel(words[quarter - 1]));
        foreach (var indicator in scene.Some([.. scene.Indicators(Freq.Quarterly, withStocks: false), .. dice.Some(scene.Indicators(Freq.Monthly, withStocks: false), 4)], dice.Next(1, 7)))
            table.AddIndicatorRow(stub, indicator);
        table.Fill(dice);
        return table;
    }
}
