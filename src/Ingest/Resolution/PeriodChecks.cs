using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Metrics.Findings;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Looks for periods that cannot all be right: those of labels against the title's, months against the cumulatives beside them.</summary>
internal static partial class PeriodChecks
{
    /// <summary>The words by which a line counts from something else than the beginning of the year (开工以来, 历年累计); null for none.</summary>
    public static string? SinceIn(string text) => Since().Match(text) is { Success: true, Value: var since } ? since : null;

    /// <summary>The year since which a line counts (2026年以来), and the words; null for none. How far it goes, nothing of it says.</summary>
    public static (int Year, string Words)? SinceYearIn(string text) =>
        SinceYear().Match(text) is { Success: true, Groups: var said, Value: var words } ? (int.Parse(said["year"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), words) : null;

    /// <summary>The latest period that labels name is the one the report is about; a title left over from another month contradicts it.</summary>
    /// <param name="takesReportPeriod">Whether some figures are of the title's period.</param>
    public static LabelProblem? AgainstTitle(TableContext context, IReadOnlyList<Said<PeriodSpan>> labeled, bool takesReportPeriod)
    {
        if (!context.SaysReportItself || context.ReportLabel is not { } title || context.InLines is not { Year: not null, LastYear: null } said || labeled.Count == 0
            || PeriodResolver.Resolve(PeriodPhrase.Unsaid, said) is not { } report)
        {
            return null;
        }

        var latest = labeled.MaxBy(p => p.Value.End);
        var contradicts = latest.Value.End > report.End
            || (latest.Value.End < report.End && said.Part is not null and not { Form: PeriodForm.Year } && !takesReportPeriod);
        return contradicts && latest.Where is { } label
            ? new LabelProblem(FindingCodes.ContradictoryPeriods, label, [label.Text.Trim(), title.Place.ToString(), title.Text.Trim()])
            : null;
    }

    /// <summary>5月 is followed by 1-5月 or follows it (January is its own cumulative): beside another month's cumulative one of the two is wrong.</summary>
    public static IEnumerable<LabelProblem> MonthsBesideCumulatives(IReadOnlyList<AxisMeaning> axes)
    {
        for (var i = 0; i + 1 < axes.Count; i++)
        {
            if (axes[i].Period.Part is { Form: PeriodForm.Month, ToMonth: > 1 } month && CumulativeAt(i + 1) is { } next && next != month.ToMonth && CumulativeAt(i - 1) != month.ToMonth
                && axes[i].PeriodLabel is { } earlier && axes[i + 1].PeriodLabel is { } later && axes[i].Period.Year == axes[i + 1].Period.Year)
            {
                yield return new LabelProblem(FindingCodes.ContradictoryPeriods, later, [later.Text.Trim(), earlier.Place.ToString(), earlier.Text.Trim()]);
            }
        }

        int? CumulativeAt(int place) => place >= 0 && axes[place].Period.Part is { Form: PeriodForm.Months, FromMonth: 1 } part ? part.ToMonth : null;
    }

    [GeneratedRegex(@"(?<!\d)(?<year>(19|20)\d\d)年初?(以来|至今(?![年日天]))", RegexOptions.ExplicitCapture)]
    private static partial Regex SinceYear();

    [GeneratedRegex("[\\p{IsCJKUnifiedIdeographs}-[年月季度日至末底初]]{0,4}(?<!年初|[今本当开]年|(元|1|一)月份?|[0-9]年)(以来|(?<!截)至今(?![年日天]))|[历多]年(累计|来|完成)|(开工|建设|开建|投产)(后|起)?累计")]
    private static partial Regex Since();
}
