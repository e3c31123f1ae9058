namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Spaces inside names so that they are equally wide: 东 川 镇.</summary>
internal sealed class SpacedNames : IHabit
{
    public string Name => "stub: spaces inside names";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var stub = table.Stub;
        var names = table.Rows.Where(r => r.Kind is null && r.Cells[stub].Value is string { Length: >= 2 and <= 4 } text && !text.Any(char.IsAsciiDigit)).ToArray();
        var space = dice.Pick(" ", "  ", "　");
        foreach (var row in names)
            row.Cells[stub].Value = string.Join(space, ((string)row.Cells[stub].Value!).EnumerateRunes());
        return names.Length > 0;
    }
}
