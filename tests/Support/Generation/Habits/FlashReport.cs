using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>快报 in the title or 初步 in a note: provisional figures.</summary>
internal sealed class FlashReport : IHabit
{
    public string Name => "status: provisional";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.HasTitle && dice.Chance(0.5) && !table.SaysUnits)
            table.Subject += dice.Pick("（快报数）", "快报");
        else
            table.Notes.Add(new LinePlan(dice.Pick("注：本表为快报数。", "注：本月数据为初步核算数。")));
        table.Status = ObsStatus.Provisional;
        return true;
    }
}
