using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Support.Generation.Habits;

/// <summary>Rows with a word in place of all their figures: not reported, not begun, being counted.</summary>
internal sealed class RowsNotReported : IHabit
{
    private static readonly (string Word, MissingReason Reason)[] Words =
    [
        ("未上报", MissingReason.NotAvailable),
        ("正在统计", MissingReason.NotAvailable),
        ("待上报", MissingReason.NotAvailable),
        ("暂无数据", MissingReason.NotAvailable),
        ("不详", MissingReason.NotAvailable),
        ("未开展", MissingReason.NotApplicable),
        ("无", MissingReason.NotApplicable),
    ];

    public string Name => "rows: a word in place of all figures";

    public bool TryApply(TablePlan table, Dice dice)
    {
        if (table.Rows.Count < 3)
            return false;
        var first = dice.Next(0, table.Rows.Count - 2);
        foreach (var row in table.Rows.Skip(first).Take(dice.Next(1, 2)))
        {
            var (word, reason) = dice.Pick(Words);
            foreach (var cell in row.Cells.Values.Where(c => c.Figure is not null))
            {
                cell.Value = word;
                cell.Figure!.Shown = null;
                cell.Figure.Missing = reason;
            }
        }

        return true;
    }
}
