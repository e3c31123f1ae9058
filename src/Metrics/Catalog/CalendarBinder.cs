using System.Globalization;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>Reads the entries of calendar.yaml, a year each.</summary>
internal sealed class CalendarBinder(ProblemList problems)
{
    private const int FirstYear = 1949;
    private const int LastYear = 9999;

    private readonly Dictionary<int, Place> _years = [];
    private readonly Dictionary<DateOnly, Place> _days = [];

    public CalendarYear? Read(EntryReader entry)
    {
        var place = entry.Place;
        var year = entry.Integer("year", FirstYear, LastYear, required: true);
        entry.OptionalText("source");
        var off = Days("off", entry.Texts("off"), year);
        var worked = Days("work", entry.Texts("work"), year);
        if (year is not { } own)
            return null;
        if (!_years.TryAdd(own, place))
            problems.Add(place, CatalogProblemCode.YearNamedTwice, Text(own), _years[own].ToString());
        return new CalendarYear(off, worked);
    }

    // A day, or the first and the last of a stretch with a stroke between them, as ISO 8601 writes it.
    private List<DateOnly> Days(string key, IReadOnlyList<Located> texts, int? year)
    {
        var days = new List<DateOnly>();
        foreach (var text in texts)
        {
            var ends = text.Text.Split('/');
            if (ends.Length > 2 || !IsDay(ends[0], out var first) || !IsDay(ends[^1], out var last) || last < first || last.DayNumber - first.DayNumber > 31)
            {
                problems.Add(text.Place, CatalogProblemCode.NotADay, key);
                continue;
            }

            for (var day = first; day <= last; day = day.AddDays(1))
                Add(days, day, text.Place, year);
        }

        return days;
    }

    private void Add(List<DateOnly> days, DateOnly day, Place place, int? year)
    {
        if (year is { } own && day.Year != own)
            problems.Add(place, CatalogProblemCode.DayOfAnotherYear, Text(day), Text(own));
        else if (_days.TryAdd(day, place))
            days.Add(day);
        else
            problems.Add(place, CatalogProblemCode.DayNamedTwice, Text(day), _days[day].ToString());
    }

    private static bool IsDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Text(IFormattable value) => value.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);
}
