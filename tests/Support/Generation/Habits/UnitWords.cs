using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>The units that a table has to name.</summary>
internal static class UnitWords
{
    /// <summary>The one unit of figures in their indicators' own; null when there are several or none.</summary>
    public static Unit? OneOf(IEnumerable<Figure> figures)
    {
        var units = figures.Where(f => f.IsInOwnUnit).Select(f => f.Unit).Distinct().Take(2).ToArray();
        return units.Length == 1 ? units[0] : null;
    }

    /// <summary>The unit in one of the ways in which it is written.</summary>
    public static string InBrackets(Unit unit, Dice dice) => dice.Pick("（{0}）", "({0})", "（{0}）").Replace("{0}", unit.Name, StringComparison.Ordinal);
}
