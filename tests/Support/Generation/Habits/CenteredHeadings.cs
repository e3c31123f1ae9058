namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Headings over three columns or more stand unmerged in the middle of them. Only where the headings below tell the groups apart.</summary>
internal sealed class CenteredHeadings : IHabit
{
    public string Name => "header: unmerged, in the middle";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var figures = table.Columns.Where(c => c.Role == ColumnRole.Figures).ToList();
        if (figures.Exists(c => c.Path.Count != 2) || table.Columns.Any(c => c.Role != ColumnRole.Figures && c.Path.Count > 1))
            return false;
        var groups = figures.GroupBy(c => c.Path[0]).Select(g => g.Select(c => c.Path[1].Text).ToList()).ToList();
        if (groups.Count < 2 || groups[0].Count < 3 || groups.Exists(g => !g.SequenceEqual(groups[0])))
            return false;
        table.Headings = HeadingStyle.MiddleCell;
        return true;
    }
}
