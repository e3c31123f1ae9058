using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using IndicatorPipeline.Ingest.Workbooks;
using IndicatorPipeline.Metrics.Catalog;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>
/// Labels that a spreadsheet keeps as a date or as a number: a month shown as Aug-25, 1-2月 that became the second of January, and 2025.1 that is
/// October between 2025.09 and 2025.11.
/// </summary>
internal sealed partial class DateLabels
{
    private readonly Dictionary<Cell, bool> _octobers = [];

    /// <param name="lines">The labels of each row or column of labels, in their order.</param>
    public DateLabels(IEnumerable<IEnumerable<Cell>> lines)
    {
        foreach (var line in lines)
            ReadTenths([.. line.Distinct()]);
    }

    /// <summary>What a label says in words; null when it may be two things.</summary>
    public string? TextOf(Cell label, LabelReader labels)
    {
        if (_octobers.TryGetValue(label, out var isOctober))
            return isOctober ? MonthOf(label, 10) : null;
        if (label.Value is not CellValue.Date { Value: var date })
            return label.Text;
        if (DayWithoutYear().IsMatch(label.Text) && date.Month < date.Day && date.Day <= 12)
            return null;
        // Jan-98 leaves the century to the date.
        var said = labels.Read(label.Text).Period;
        return said.IsDated && (said.Year is null || said.Year == date.Year) ? label.Text : date.ToString(ShowsDay(label) ? "yyyy年M月d日" : "yyyy年M月", CultureInfo.InvariantCulture);
    }

    /// <summary>The two things that a label may be.</summary>
    public static string Choices(Cell label) => label.Value switch
    {
        CellValue.Date { Value: var date } => string.Create(CultureInfo.InvariantCulture, $"{date:yyyy-MM-dd}、{date:MM}..{date.Day:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{YearOf(label)}-01、{YearOf(label)}-10"),
    };

    private static string MonthOf(Cell label, int month) => string.Create(CultureInfo.InvariantCulture, $"{YearOf(label)}年{month}月");

    private static decimal YearOf(Cell label) => decimal.Truncate(label.Content.Number?.Value ?? 0);

    // A format without a day shows a month.
    private static bool ShowsDay(Cell label) => label.NumberFormat is not { } format || format.Contains('d', StringComparison.OrdinalIgnoreCase);

    // 2025.1 is what is left of 2025.10, or is January: the months beside it decide.
    private void ReadTenths(ImmutableArray<Cell> line)
    {
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i].Content.Number is not { Value: { } value } || !IsTenth(value) || !LabelText.Normalize(line[i].Text).EndsWith(".1", StringComparison.Ordinal))
                continue;
            var year = decimal.Truncate(value);
            if (Beside(i - 1, year + 0.09m, year + 0.9m) || Beside(i + 1, year + 0.11m, year + 0.11m))
                _octobers[line[i]] = true;
            else if (!Beside(i + 1, year + 0.2m, year + 0.02m) && !Beside(i - 1, year - 1 + 0.12m, year - 1 + 0.12m))
                _octobers[line[i]] = false;
        }

        bool Beside(int place, decimal one, decimal other) =>
            place >= 0 && place < line.Length && line[place].Content.Number is { Value: { } value } && (value == one || value == other);
    }

    private static bool IsTenth(decimal value) => value is > 1900 and < 2101 && value - decimal.Truncate(value) == 0.1m;

    [GeneratedRegex(@"\A\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*[日号]?\s*\z|\A\s*\d{1,2}-[A-Za-z]{3}\s*\z")]
    private static partial Regex DayWithoutYear();
}
