namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>填报单位 and 填报日期 between title and table, alone or beside the unit.</summary>
internal sealed class SenderLine : IHabit
{
    public string Name => "title: sender and date below it";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (!table.HasTitle)
            return false;
        var sender = new LinePlan(dice.Pick("填报单位：统计局", "填报单位（盖章）：发改局", "制表单位：县统计局"));
        var day = new LinePlan($"填报日期：{table.Scene.Year + 1}年1月{dice.Next(5, 20)}日", LinePlace.Middle, IsBesidePrevious: true);
        var unit = table.LinesBelowTitle.FindIndex(l => l.Place == LinePlace.Right);
        if (unit >= 0)
        {
            table.LinesBelowTitle[unit] = table.LinesBelowTitle[unit] with { IsBesidePrevious = true };
            table.LinesBelowTitle.Insert(unit, sender);
        }
        else
        {
            table.LinesBelowTitle.Add(sender);
            if (dice.Chance(0.5))
                table.LinesBelowTitle.Add(day);
        }

        return true;
    }
}
