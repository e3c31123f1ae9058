using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Layouts;

/// <summary>What the layouts share: columns of measures, rows of areas and indicators.</summary>
internal static class Composition
{
    /// <summary>Columns of figures under a common heading, or none.</summary>
    public static void AddSlots(this TablePlan table, IEnumerable<Slot> slots, Meaning outer, params IReadOnlyList<HeaderLabel> upper)
    {
        foreach (var slot in slots)
            table.AddColumn(ColumnRole.Figures, slot.Says.Within(outer), [.. upper, new HeaderLabel(slot.Label)]);
    }

    public static void AddNested(this TablePlan table, IEnumerable<(string Upper, Meaning Says, List<Slot> Lower)> sets, Meaning outer, params IReadOnlyList<HeaderLabel> upper)
    {
        foreach (var (label, says, lower) in sets)
            table.AddSlots(lower, says.Within(outer), [.. upper, new HeaderLabel(label)]);
    }

    public static RowPlan AddIndicatorRow(this TablePlan table, ColumnPlan stub, Indicator indicator) =>
        table.AddRow(new RowPlan(new Meaning { Indicator = indicator }), (stub, new CellPlan(table.Scene.LabelOf(indicator)) { Names = indicator }));

    /// <summary>Rows of townships or of the city's counties, often with their total first or last.</summary>
    public static void AddAreaRows(this TablePlan table, ColumnPlan stub, Dice dice)
    {
        var scene = table.Scene;
        var areOfCounty = dice.Chance(0.8);
        var areas = areOfCounty ? dice.SomeInOrder(scene.Townships, dice.Next(3, 12)) : dice.SomeInOrder(scene.Counties, dice.Next(3, 7));
        var total = areOfCounty ? scene.Catalog.Areas[0] : scene.City;
        var label = areOfCounty ? dice.Pick("合计", "总计", "合 计", "全县", "全县合计") : dice.Pick("合计", "全市");
        var place = dice.Next(0, 2);
        if (place == 0)
            AddTotal();
        foreach (var area in areas)
            table.AddRow(new RowPlan(new Meaning { Area = area }), (stub, new CellPlan(scene.LabelOf(area))));
        if (place == 1)
            AddTotal();

        void AddTotal() => table.AddRow(new RowPlan(new Meaning { Area = total }) { IsTotal = true }, (stub, new CellPlan(label)));
    }

    public static HeaderLabel AreaHeading(Dice dice, bool isBlankAllowed = true) =>
        new(dice.Pick("乡镇", "地区", "乡（镇）", "单位名称", "区域", isBlankAllowed && dice.Chance(0.3) ? "" : "乡镇名称"));

    public static HeaderLabel IndicatorHeading(Dice dice) => new(dice.Pick("指标", "指标名称", "项目", "指 标", "指标名称", ""));

    /// <summary>A title about several indicators.</summary>
    public static string GeneralSubject(Dice dice) =>
        dice.Pick("主要经济指标完成情况", "主要指标完成情况表", "主要经济指标月报", "主要指标情况", "主要经济指标统计表", "经济运行情况");

    /// <summary>A title about one indicator.</summary>
    public static string SubjectOf(string indicator, Dice dice) =>
        dice.Pick("", "", "各乡镇", "全县") + indicator + dice.Pick("", "完成情况", "情况表", "统计表", "完成情况表");

    /// <summary>Monthly flows only when the set tells months from the year to date.</summary>
    public static IReadOnlyList<Indicator> FlowsOfMonths(Scene scene) =>
        scene.Indicators(Freq.Monthly, withStocks: false);
}
