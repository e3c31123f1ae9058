using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>… — - / where a figure is missing, each with its meaning.</summary>
internal sealed class MissingMarks : IHabit
{
    private static readonly (string Mark, MissingReason Reason)[] Marks =
    [
        ("…", MissingReason.BelowHalfUnit),
        ("—", MissingReason.NotApplicable),
        ("-", MissingReason.NotApplicable),
        ("/", MissingReason.NotApplicable),
        ("——", MissingReason.NotApplicable),
        ("暂无", MissingReason.NotAvailable),
    ];

    public string Name => "values: missing-value marks";

    public bool TryApply(TablePlan table, Dice dice)
    {
        var cells = table.FigureCells.ToArray();
        if (cells.Length < 4)
            return false;
        foreach (var cell in dice.Some(cells, Math.Max(1, cells.Length / 8)))
        {
            var (mark, reason) = dice.Pick(Marks);
            cell.Value = mark;
            cell.Figure!.Shown = null;
            cell.Figure.Missing = reason;
        }

        return true;
    }
}
