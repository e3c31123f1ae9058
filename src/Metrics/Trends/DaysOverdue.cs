using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Trends;

/// <summary>
/// Days from an item's planned finish to the period's end while it is not finished: 0 in time. Finish and stage are those of the row that the
/// report about the same period gives. None where it is finished, gives no stage, or its finish is no date.
/// </summary>
internal sealed partial class DaysOverdue : IDerivation
{
    public Measure Measure => Measure.DaysOverdue;

    public static int Of(DateOnly finish, DateOnly end) => Math.Max(0, end.DayNumber - finish.DayNumber);

    /// <summary>The last day that a planned finish names: 2025年12月, 2025-12-31, 2025.12, 2025年底; null when it is written otherwise.</summary>
    public static DateOnly? LastDay(string finish)
    {
        var match = FinishForm().Match(LabelText.Normalize(finish));
        if (!match.Success)
            return null;
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var month = match.Groups["month"].Success ? int.Parse(match.Groups["month"].ValueSpan, CultureInfo.InvariantCulture) : 12;
        if (year == 0 || month is < 1 or > 12)
            return null;
        var last = DateTime.DaysInMonth(year, month);
        var day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) : last;
        return day >= 1 && day <= last ? new DateOnly(year, month, day) : null;
    }

    public DerivedFigure? Derive(DerivationRule rule, PointInForce point, Surroundings around)
    {
        if (around.RowOf(rule, point) is not { } row
            || TextOf(row, rule.Deadline!.Finish) is not { } finish
            || TextOf(row, rule.Deadline.Stage) is not { } stage
            || IsFinished(rule.Deadline, stage.Text.Value)
            || LastDay(finish.Text.Value) is not { } due)
        {
            return null;
        }

        return around.Figure(
            rule, point, Measure, Of(due, point.Period.End), [new DerivationInput.Text(finish), new DerivationInput.Text(stage)]);
    }

    public bool MayHaveGiven(DerivationRule rule, PointInForce point, Surroundings around) =>
        around.RowOf(rule, point) is { } row
        && row.EverGiven.Contains(rule.Deadline!.Finish, StringComparer.Ordinal)
        && row.EverGiven.Contains(rule.Deadline.Stage, StringComparer.Ordinal);

    private static bool IsFinished(DeadlineRule rule, string stage)
    {
        var normalized = LabelText.Normalize(stage);
        return rule.Finished.Any(f => LabelText.Normalize(f) == normalized);
    }

    private static TextVintage? TextOf(ItemRowInForce row, string attribute) => row.Texts.FirstOrDefault(t => t.Text.Name == attribute);

    // After normalization: half width, one kind of dash and slash.
    [GeneratedRegex(@"\A(?<year>[0-9]{4})(年?(底|末)?|(年|[-./])(?<month>[0-9]{1,2})(月?(底|末)?|(月|[-./])(?<day>[0-9]{1,2})日?))\z", RegexOptions.ExplicitCapture)]
    private static partial Regex FinishForm();
}
