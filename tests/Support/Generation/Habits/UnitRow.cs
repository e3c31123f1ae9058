using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>A row of units under the header.</summary>
internal sealed class UnitRow : IHabit
{
    public string Name => "unit: in a row under the header";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var columns = table.FigureColumns.ToArray();
        if (table.SaysUnits || columns.Any(c => table.FiguresOf(c).Select(f => f.Unit).Distinct().Count() != 1))
            return false;
        table.SaysUnits = true;
        var units = columns.ToDictionary(c => c, c => table.FiguresOf(c).First().Unit);
        var inBrackets = dice.Chance(0.4);
        table.RowsUnderHeader.Add(c => units.TryGetValue(c, out var unit) && unit != Unit.Place ? inBrackets ? $"（{unit.Name}）" : unit.Name : null);
        return true;
    }
}
