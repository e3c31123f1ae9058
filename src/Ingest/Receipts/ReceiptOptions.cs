using System.ComponentModel.DataAnnotations;

namespace IndicatorPipeline.Ingest.Receipts;

/// <summary>What departments are told of what was taken in; section <c>Receipts</c>.</summary>
public sealed class ReceiptOptions
{
    public const string Section = "Receipts";

    /// <summary>
    /// How long the receipts of what was accepted lie in the share. Default 180 days; afterwards they are cleared away, the workbooks stay. What was
    /// returned keeps its receipt.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "36500.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// Whether a department that owes an overdue report finds 催报.txt in its folder. Default true; turned off, those that lie there are taken away.
    /// </summary>
    public bool Reminders { get; set; } = true;

    /// <summary>How many figures a department's receipt lists at most, cell by cell. Default 5,000; of more it says how many there are.</summary>
    [Range(0, 1_000_000)]
    public int MostFigures { get; set; } = 5_000;
}
