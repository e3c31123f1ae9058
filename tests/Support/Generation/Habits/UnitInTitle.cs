using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The title ends with the unit in brackets.</summary>
internal sealed class UnitInTitle : IHabit
{
    public string Name => "unit: in the title's brackets";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (!table.HasTitle || ListOf(table, dice) is not { } list)
            return false;
        table.Subject += dice.Pick($"（单位：{list}）", $"（{list}）", $"(单位:{list})");
        return true;
    }

    /// <summary>The units as a caption lists them, one of each kind; null when a kind has two.</summary>
    internal static string? ListOf(TablePlan table, Dice dice)
    {
        if (table.SaysUnits)
            return null;
        var figures = table.FigureCells.Select(c => c.Figure!).ToArray();
        var units = figures.Where(f => f.IsInOwnUnit).Select(f => f.Unit).Distinct().ToList();
        if (units.Count == 0 || units.Select(u => u.Quantity).Distinct().Count() < units.Select(u => (u.Quantity, u.Factor)).Distinct().Count())
            return null;
        if (figures.Any(f => !f.IsInOwnUnit && f.Unit == Unit.Percent) && !units.Contains(Unit.Percent) && dice.Chance(0.6))
            units.Add(Unit.Percent);
        // Two letters of a list may be a unit of their own: 头, 只 is written apart from 头只.
        table.SaysUnits = true;
        return string.Join(dice.Pick("、", "，", "、", "/") is var sign && sign == "/" && (units.Count == 2 || units.Any(u => u.Name.Contains('/', StringComparison.Ordinal))) ? "、" : sign, units.Select(u => u.Name));
    }
}
