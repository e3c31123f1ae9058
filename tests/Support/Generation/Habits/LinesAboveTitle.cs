namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>附件1 or 表1 above the title.</summary>
internal sealed class LinesAboveTitle : IHabit
{
    public string Name => "title: a line above it";

    public bool TryApply(TablePlan table, Dice dice)
    {
        table.LinesAbove.Add(new LinePlan(dice.Pick("附件1", "附件：", "附表2", "表1")));
        return table.HasTitle;
    }
}
