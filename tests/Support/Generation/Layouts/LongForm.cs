using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>A figure a row: area, indicator, period, unit and value in a column each.</summary>
internal sealed class LongForm : ILayout
{
    public string Name => "layout: long form";

    public TablePlan Compose(Scene scene, Dice dice)
    {
        var table = new TablePlan(scene) { Subject = dice.Pick("指标数据明细表", "主要指标明细表", "经济指标明细"), PeriodPlace = PeriodPlace.Labels, IsAboutStretch = false };
        var area = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("地区", "乡镇", "区域")));
        var name = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("指标", "指标名称")));
        var isSplit = dice.Chance(0.5);
        var year = table.AddColumn(ColumnRole.Label, null, new HeaderLabel(isSplit ? dice.Pick("年份", "年") : dice.Pick("时间", "报告期", "时期")));
        var month = isSplit ? table.AddColumn(ColumnRole.Label, null, new HeaderLabel(dice.Pick("月份", "月"))) : null;
        table.AddColumn(ColumnRole.Figures, new Meaning { Said = Accumulation.YearToDate }, new HeaderLabel(dice.Pick("累计值", "累计数", "累计")));
        if (dice.Chance(0.5))
            (table.Columns[0], table.Columns[1]) = (table.Columns[1], table.Columns[0]);

        var indicators = scene.Some(scene.Indicators(Freq.Monthly), dice.Next(1, 4));
        var isTyped = dice.Chance(0.5);
        for (var i = dice.Next(3, 14); i > 0; i--)
        {
            Indicator indicator = dice.Pick(indicators);
            var place = dice.Chance(0.2) ? scene.Catalog.Areas[0] : dice.Pick(scene.Townships);
            var (y, m) = (scene.Year - dice.Next(0, 1), dice.Next(1, 12));
            var row = new RowPlan(new Meaning { Indicator = indicator, Area = place, Year = y, Month = m });
            row.Cells[area] = new CellPlan(place.Name);
            row.Cells[name] = new CellPlan(indicator.Name) { Names = indicator };
            row.Cells[year] = new CellPlan(isSplit ? isTyped ? y : PeriodWords.Number(y) + "年" : PeriodWords.Number(y) + (isTyped ? $"-{m:00}" : $"年{m}月"));
            if (month is not null)
                row.Cells[month] = new CellPlan(isTyped ? m : PeriodWords.Number(m) + "月");
            table.AddRow(row);
        }

        table.Fill(dice);
        return table;
    }
}
