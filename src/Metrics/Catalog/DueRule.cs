namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>When a report is due after its period.</summary>
/// <param name="Day">Day of the month, from 1; a day that the month lacks is its last.</param>
/// <param name="MonthsAfter">0: the period's last month (<c>same</c>); 1: the month after it (<c>next</c>).</param>
/// <param name="NextWorkday">Whether a day off moves it to the next working day (<c>adjust: next_workday</c>).</param>
public sealed record DueRule(int Day, int MonthsAfter, bool NextWorkday)
{
    /// <summary>Of monthly reports only.</summary>
    public JanuaryRule January { get; init; }
}
