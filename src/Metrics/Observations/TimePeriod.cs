using System.Globalization;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Metrics.Observations;

/// <summary>
/// A stretch of the calendar in one frequency: a year, half-year, quarter, month, ISO week or day.
/// Written as SDMX writes it: <c>2023</c>, <c>2023-S1</c>, <c>2023-Q2</c>, <c>2023-M06</c>, <c>2023-W07</c>, <c>2023-06-15</c>.
/// Periods of different frequencies are never equal. <c>default</c> is the year 0001.
/// </summary>
public readonly partial record struct TimePeriod : IComparable<TimePeriod>
{
    // Periods since the first of the frequency (year 1, or 0001-01-01 for days), so that arithmetic is plain addition and default is valid.
    private readonly int _ordinal;

    private TimePeriod(Freq freq, int ordinal)
    {
        Freq = freq;
        _ordinal = ordinal;
    }

    public Freq Freq { get; }

    /// <summary>The calendar year; for a week the year of its ISO number.</summary>
    public int Year => Freq switch
    {
        Freq.Weekly => ISOWeek.GetYear(Start.ToDateTime(TimeOnly.MinValue)),
        Freq.Daily => Start.Year,
        _ => (_ordinal / PerYear(Freq)) + 1,
    };

    /// <summary>The place in the year, from 1: month 6, quarter 2, week 7, day of the year 166; 1 for a year.</summary>
    public int Number => Freq switch
    {
        Freq.Weekly => ISOWeek.GetWeekOfYear(Start.ToDateTime(TimeOnly.MinValue)),
        Freq.Daily => Start.DayOfYear,
        _ => (_ordinal % PerYear(Freq)) + 1,
    };

    /// <summary>The first day.</summary>
    public DateOnly Start => Freq switch
    {
        Freq.Daily => DateOnly.FromDayNumber(_ordinal),
        Freq.Weekly => DateOnly.FromDayNumber(_ordinal * 7), // 0001-01-01 was a Monday
        _ => new DateOnly(Year, ((Number - 1) * MonthsIn(Freq)) + 1, 1),
    };

    /// <summary>The last day.</summary>
    public DateOnly End => Freq switch
    {
        Freq.Daily => Start,
        Freq.Weekly => Start.AddDays(6),
        _ => LastDayOfMonth(Year, Number * MonthsIn(Freq)),
    };

    /// <summary>The period before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would lie before the year 1.</exception>
    public TimePeriod Previous => Plus(-1);

    /// <summary>The same period a year before. Week 53 and 29 February of a longer year fall back to week 52 and the 28th.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It would lie before the year 1.</exception>
    public TimePeriod YearBefore
    {
        get
        {
            var year = Year - 1;
            ArgumentOutOfRangeException.ThrowIfLessThan(year, 1);
            return Freq switch
            {
                Freq.Daily => OfDay(Start.AddYears(-1)),
                Freq.Weekly => OfWeek(year, Math.Min(Number, ISOWeek.GetWeeksInYear(year))).Value,
                _ => Plus(-PerYear(Freq)),
            };
        }
    }

    public static TimePeriod OfYear(int year) => Of(Freq.Annual, year, 1).Value;

    public static TimePeriod OfMonth(int year, int month) => Of(Freq.Monthly, year, month).Value;

    public static TimePeriod OfQuarter(int year, int quarter) => Of(Freq.Quarterly, year, quarter).Value;

    public static TimePeriod OfDay(DateOnly day) => new(Freq.Daily, day.DayNumber);

    /// <summary>The period with this number in this year, or why there is none.</summary>
    public static ParseResult<TimePeriod> Of(Freq freq, int year, int number)
    {
        if (year is < 1 or > 9999)
            return ParseResult<TimePeriod>.Failure($"Year {year} is outside 1 to 9999.");
        if (freq == Freq.Weekly)
            return OfWeek(year, number);
        if (freq == Freq.Daily)
        {
            return number >= 1 && number <= (DateTime.IsLeapYear(year) ? 366 : 365)
                ? ParseResult<TimePeriod>.Of(OfDay(new DateOnly(year, 1, 1).AddDays(number - 1)))
                : ParseResult<TimePeriod>.Failure($"Year {year} has no day {number}.");
        }

        var perYear = PerYear(freq);
        return number >= 1 && number <= perYear
            ? ParseResult<TimePeriod>.Of(new TimePeriod(freq, ((year - 1) * perYear) + number - 1))
            : ParseResult<TimePeriod>.Failure($"A year has no {freq} period {number}.");
    }

    /// <summary>Reads the SDMX form; months may also be written <c>2023-06</c>.</summary>
    public static ParseResult<TimePeriod> Parse(string? text)
    {
        var match = SdmxForm().Match(text ?? "");
        if (!match.Success)
            return ParseResult<TimePeriod>.Failure($"'{text}' is not an SDMX time period such as 2023, 2023-S1, 2023-Q2, 2023-M06, 2023-W07 or 2023-06-15.");
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        if (match.Groups["day"].Success)
        {
            return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? ParseResult<TimePeriod>.Of(OfDay(day))
                : ParseResult<TimePeriod>.Failure($"'{text}' is no day of the calendar.");
        }

        if (!match.Groups["number"].Success)
            return Of(Freq.Annual, year, 1);
        var freq = match.Groups["freq"].Success ? Codelists.Freq.Parse(match.Groups["freq"].Value) : Freq.Monthly;
        return Of(freq, year, int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture));
    }

    /// <summary>The same period a year after, null outside the calendar. Week 53 and 29 February of a longer year fall back to week 52 and the 28th.</summary>
    public TimePeriod? YearAfter => Freq switch
    {
        Freq.Daily => Year < 9999 ? OfDay(Start.AddYears(1)) : null,
        Freq.Weekly => Year < 9999 && OfWeek(Year + 1, Math.Min(Number, ISOWeek.GetWeeksInYear(Year + 1))) is { Success: true, Value: var week } ? week : null,
        _ => TryPlus(PerYear(Freq)),
    };

    /// <summary>The period so many periods later, or earlier when negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is outside the years 1 to 9999.</exception>
    public TimePeriod Plus(int periods) =>
        TryPlus(periods) ?? throw new ArgumentOutOfRangeException(nameof(periods), periods, $"{this} plus {periods} is outside the calendar.");

    /// <summary>The period so many periods later, or earlier when negative; null outside the years 1 to 9999.</summary>
    public TimePeriod? TryPlus(int periods)
    {
        var ordinal = (long)_ordinal + periods;
        return ordinal >= 0 && ordinal <= LastOrdinal(Freq) ? new TimePeriod(Freq, (int)ordinal) : null;
    }

    /// <summary>The period of a given frequency that holds this one's last day: the quarter Q2 for June, June for Q2.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The week of the last days of 9999, which ends after them.</exception>
    public TimePeriod LastOf(Freq freq) =>
        TryLastOf(freq) ?? throw new ArgumentOutOfRangeException(nameof(freq), freq, $"That of the last day of {this} is outside the calendar.");

    /// <summary>The period of a given frequency that holds this one's last day; null for the week of the last days of 9999, which ends after them.</summary>
    public TimePeriod? TryLastOf(Freq freq)
    {
        if (freq == Freq)
            return this;
        var end = End;
        return freq switch
        {
            Freq.Daily => OfDay(end),
            Freq.Weekly => new TimePeriod(Freq.Weekly, 0).TryPlus(end.DayNumber / 7),
            _ => new TimePeriod(freq, ((end.Year - 1) * PerYear(freq)) + ((end.Month - 1) / MonthsIn(freq))),
        };
    }

    /// <summary>
    /// The first instant, at midnight in a zone; where daylight saving skips midnight, the first instant that exists. What lies before
    /// the earliest <see cref="DateTimeOffset"/> (the year 1, east of Greenwich) is that earliest one.
    /// </summary>
    public DateTimeOffset FirstInstant(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = Start.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
            local = local.AddMinutes(15);
        // An ambiguous midnight comes twice: the earlier one has the larger offset.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return local.Ticks < offset.Ticks ? DateTimeOffset.MinValue : new DateTimeOffset(local, offset);
    }

    /// <summary>The last instant, right before the next day begins in a zone; of the last day of 9999 the latest <see cref="DateTimeOffset"/>.</summary>
    public DateTimeOffset LastInstant(TimeZoneInfo zone) =>
        OfDay(End).TryPlus(1) is { } next ? next.FirstInstant(zone).AddTicks(-1) : DateTimeOffset.MaxValue;

    /// <summary>By first day; of two that begin together the longer comes first.</summary>
    public int CompareTo(TimePeriod other)
    {
        var byStart = Start.CompareTo(other.Start);
        return byStart != 0 ? byStart : Freq.CompareTo(other.Freq);
    }

    public bool Equals(TimePeriod other) => _ordinal == other._ordinal && Freq == other.Freq;

    public override int GetHashCode() => unchecked((_ordinal * 31) + (int)Freq);

    public static bool operator <(TimePeriod left, TimePeriod right) => left.CompareTo(right) < 0;

    public static bool operator >(TimePeriod left, TimePeriod right) => left.CompareTo(right) > 0;

    public static bool operator <=(TimePeriod left, TimePeriod right) => left.CompareTo(right) <= 0;

    public static bool operator >=(TimePeriod left, TimePeriod right) => left.CompareTo(right) >= 0;

    public override string ToString() => Freq switch
    {
        Freq.Annual => Year.ToString("D4", CultureInfo.InvariantCulture),
        Freq.Daily => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Freq.HalfYearly or Freq.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Codelists.Freq[Freq]}{Number}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{Codelists.Freq[Freq]}{Number:D2}"),
    };

    private static ParseResult<TimePeriod> OfWeek(int year, int week)
    {
        if (week >= 1 && week <= ISOWeek.GetWeeksInYear(year))
        {
            var ordinal = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)).DayNumber / 7;
            if (ordinal <= LastOrdinal(Freq.Weekly))
                return ParseResult<TimePeriod>.Of(new TimePeriod(Freq.Weekly, ordinal));
        }

        return ParseResult<TimePeriod>.Failure($"Year {year} has no week {week}.");
    }

    // The last period that ends within the year 9999.
    private static int LastOrdinal(Freq freq) => freq switch
    {
        Freq.Daily => DateOnly.MaxValue.DayNumber,
        Freq.Weekly => (DateOnly.MaxValue.DayNumber / 7) - 1,
        _ => (9999 * PerYear(freq)) - 1,
    };

    private static DateOnly LastDayOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));

    private static int PerYear(Freq freq) => 12 / MonthsIn(freq);

    private static int MonthsIn(Freq freq) => freq switch
    {
        Freq.Annual => 12,
        Freq.HalfYearly => 6,
        Freq.Quarterly => 3,
        Freq.Monthly => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(freq), freq, "Weeks and days are not made of months."),
    };

    [GeneratedRegex(@"\A(?<year>[0-9]{4})(-((?<freq>[SQ])(?<number>[0-9])|(?<freq>[MW])(?<number>[0-9]{2})|(?<number>[0-9]{2})(?<day>-[0-9]{2})?))?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex SdmxForm();
}
