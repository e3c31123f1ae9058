namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Notes, sources, signatures and a date below the table.</summary>
internal sealed class NotesBelow : IHabit
{
    public string Name => "rows: notes and signatures below";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (dice.Chance(0.6))
            table.Notes.Add(new LinePlan(dice.Pick("注：增速按可比价计算。", "注：1.投资不含农户。2.部分数据因四舍五入，合计与分项之和略有差异。", "说明：空白处为无数据。", "数据来源：县统计局")));
        if (dice.Chance(0.5))
        {
            table.Notes.Add(new LinePlan("单位负责人：张伟"));
            table.Notes.Add(new LinePlan("填表人：李娜", LinePlace.Middle, IsBesidePrevious: true));
        }

        if (dice.Chance(0.5))
            table.Notes.Add(new LinePlan($"{table.Scene.Year + 1}年1月{dice.Next(5, 25)}日", LinePlace.Right));
        return table.Notes.Count > 0;
    }
}
