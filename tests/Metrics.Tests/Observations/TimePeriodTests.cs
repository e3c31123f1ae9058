using System.Globalization;
using CsCheck;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Metrics.Tests.Observations;

public sealed class TimePeriodTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Any period: every day of the calendar in every frequency that has a period ending there.</summary>
    private static readonly Gen<TimePeriod> GenPeriod =
        from day in Gen.Int[0, DateOnly.MaxValue.DayNumber - 7]
        from freq in Gen.Enum<Freq>()
        select TimePeriod.OfDay(DateOnly.FromDayNumber(day)).LastOf(freq);

    [Theory]
    [InlineData("2023", Freq.Annual, 2023, 1, "2023-01-01", "2023-12-31")]
    [InlineData("2023-S1", Freq.HalfYearly, 2023, 1, "2023-01-01", "2023-06-30")]
    [InlineData("2023-S2", Freq.HalfYearly, 2023, 2, "2023-07-01", "2023-12-31")]
    [InlineData("2023-Q2", Freq.Quarterly, 2023, 2, "2023-04-01", "2023-06-30")]
    [InlineData("2023-M06", Freq.Monthly, 2023, 6, "2023-06-01", "2023-06-30")]
    [InlineData("2024-M02", Freq.Monthly, 2024, 2, "2024-02-01", "2024-02-29")]
    [InlineData("2023-W07", Freq.Weekly, 2023, 7, "2023-02-13", "2023-02-19")]
    [InlineData("2020-W53", Freq.Weekly, 2020, 53, "2020-12-28", "2021-01-03")]
    [InlineData("2019-W01", Freq.Weekly, 2019, 1, "2018-12-31", "2019-01-06")]
    [InlineData("2023-06-15", Freq.Daily, 2023, 166, "2023-06-15", "2023-06-15")]
    [InlineData("0001", Freq.Annual, 1, 1, "0001-01-01", "0001-12-31")]
    [InlineData("9999-M12", Freq.Monthly, 9999, 12, "9999-12-01", "9999-12-31")]
    [InlineData("9999-W51", Freq.Weekly, 9999, 51, "9999-12-20", "9999-12-26")]
    public void SdmxForm_IsReadAndWritten(string text, Freq freq, int year, int number, string start, string end)
    {
        var period = TimePeriod.Parse(text).Value;
        period.Freq.Should().Be(freq);
        period.Year.Should().Be(year);
        period.Number.Should().Be(number);
        $"{period.Start:yyyy-MM-dd} {period.End:yyyy-MM-dd}".Should().Be($"{start} {end}");
        period.ToString().Should().Be(text);
        TimePeriod.Of(freq, year, number).Value.Should().Be(period);
    }

    [Fact]
    public void MonthWithoutItsLetter_IsAMonth() => TimePeriod.Parse("2023-06").Value.Should().Be(TimePeriod.OfMonth(2023, 6));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("23")]
    [InlineData("20230")]
    [InlineData("2023-")]
    [InlineData("2023-Q")]
    [InlineData("2023-Q02")]
    [InlineData("2023-M6")]
    [InlineData("2023-m06")]
    [InlineData("2023-D001")]
    [InlineData(" 2023")]
    [InlineData("2023\n")]
    [InlineData("２０２３")]
    [InlineData("2023-6-15")]
    [InlineData("2023年6月")]
    public void TextThatIsNoSdmxForm_GivesAReason(string? text)
    {
        var result = TimePeriod.Parse(text);
        result.Success.Should().BeFalse();
        result.Reason.Should().Contain("is not an SDMX time period");
    }

    [Theory]
    [InlineData("0000", "Year 0 is outside 1 to 9999.")]
    [InlineData("2023-S0", "A year has no HalfYearly period 0.")]
    [InlineData("2023-S3", "A year has no HalfYearly period 3.")]
    [InlineData("2023-Q5", "A year has no Quarterly period 5.")]
    [InlineData("2023-M00", "A year has no Monthly period 0.")]
    [InlineData("2023-M15", "A year has no Monthly period 15.")]
    [InlineData("2023-15", "A year has no Monthly period 15.")]
    [InlineData("2023-W00", "Year 2023 has no week 0.")]
    [InlineData("2023-W53", "Year 2023 has no week 53.")]
    [InlineData("9999-W52", "Year 9999 has no week 52.")]
    [InlineData("2023-02-29", "'2023-02-29' is no day of the calendar.")]
    [InlineData("0000-01-01", "'0000-01-01' is no day of the calendar.")]
    public void PeriodThatTheCalendarLacks_GivesAReason(string text, string reason) => TimePeriod.Parse(text).Reason.Should().Be(reason);

    [Theory]
    [InlineData(Freq.Daily, 2023, 366, "Year 2023 has no day 366.")]
    [InlineData(Freq.Daily, 2023, 0, "Year 2023 has no day 0.")]
    [InlineData(Freq.Annual, 2023, 2, "A year has no Annual period 2.")]
    [InlineData(Freq.Monthly, 10_000, 1, "Year 10000 is outside 1 to 9999.")]
    [InlineData(Freq.Weekly, -5, 1, "Year -5 is outside 1 to 9999.")]
    public void NumberThatTheYearLacks_GivesAReason(Freq freq, int year, int number, string reason) =>
        TimePeriod.Of(freq, year, number).Reason.Should().Be(reason);

    [Fact]
    public void AskingAFailureForItsValue_IsAFault() =>
        FluentActions.Invoking(() => TimePeriod.Parse("2023-Q5").Value).Should().Throw<InvalidOperationException>().WithMessage("A year has no Quarterly period 5.");

    [Fact]
    public void EveryPeriod_ReadsBackAsItIsWritten() =>
        GenPeriod.Sample(p => TimePeriod.Parse(p.ToString()).Value == p && TimePeriod.Of(p.Freq, p.Year, p.Number).Value == p);

    [Fact]
    public void EveryPeriod_BeginsWhereTheOneBeforeEnds() =>
        GenPeriod.Where(p => p.Start > DateOnly.MinValue).Sample(p =>
            p.Previous.End.AddDays(1) == p.Start && p.Previous.Plus(1) == p && p.Previous.Freq == p.Freq && p.Previous < p);

    [Fact]
    public void EveryPeriod_HoldsTheDayItWasMadeFor() =>
        Gen.Select(Gen.Int[0, DateOnly.MaxValue.DayNumber - 7], Gen.Enum<Freq>()).Sample((number, freq) =>
        {
            var day = DateOnly.FromDayNumber(number);
            var period = TimePeriod.OfDay(day).LastOf(freq);
            return period.Freq == freq && period.Start <= day && day <= period.End;
        });

    [Fact]
    public void EveryPeriod_HasTheSameNumberAYearBefore_UnlessThatYearIsShorter() =>
        GenPeriod.Where(p => p.Year > 1).Sample(p =>
        {
            var before = p.YearBefore;
            var number = p.Freq == Freq.Daily ? before.Start.Day == Math.Min(p.Start.Day, DateTime.DaysInMonth(before.Year, p.Start.Month))
                : before.Number == (p.Freq == Freq.Weekly && p.Number == 53 ? 52 : p.Number);
            return before.Freq == p.Freq && before.Year == p.Year - 1 && number;
        });

    [Theory]
    [InlineData("2023-Q1", "2022-Q1", "2022-Q4")]
    [InlineData("2023", "2022", "2022")]
    [InlineData("2024-02-29", "2023-02-28", "2024-02-28")]
    [InlineData("2020-W53", "2019-W52", "2020-W52")]
    [InlineData("2021-W01", "2020-W01", "2020-W53")]
    public void YearBefore_AndPeriodBefore(string period, string yearBefore, string previous)
    {
        TimePeriod.Parse(period).Value.YearBefore.ToString().Should().Be(yearBefore);
        TimePeriod.Parse(period).Value.Previous.ToString().Should().Be(previous);
    }

    [Theory]
    [InlineData("2023-Q1", "2024-Q1")]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("2023-12-31", "2024-12-31")]
    [InlineData("2020-W53", "2021-W52")]
    [InlineData("2020-W10", "2021-W10")]
    [InlineData("9999-M01", null)]
    [InlineData("9999-W01", null)]
    [InlineData("9999-01-01", null)]
    public void YearAfter_HasTheSameNumber_UnlessThatYearIsShorter(string period, string? yearAfter) =>
        (TimePeriod.Parse(period).Value.YearAfter?.ToString()).Should().Be(yearAfter);

    [Theory]
    [InlineData("0001")]
    [InlineData("0001-S1")]
    [InlineData("0001-Q1")]
    [InlineData("0001-M01")]
    [InlineData("0001-W01")]
    [InlineData("0001-01-01")]
    public void BeforeTheFirstPeriod_ThereIsNone(string first)
    {
        var period = TimePeriod.Parse(first).Value;
        period.Invoking(p => p.Previous).Should().Throw<ArgumentOutOfRangeException>();
        period.Invoking(p => p.YearBefore).Should().Throw<ArgumentOutOfRangeException>();
        period.Invoking(p => p.Plus(int.MinValue)).Should().Throw<ArgumentOutOfRangeException>();
        period.Invoking(p => p.Plus(int.MaxValue)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("9999")]
    [InlineData("9999-S2")]
    [InlineData("9999-Q4")]
    [InlineData("9999-M12")]
    [InlineData("9999-W51")]
    [InlineData("9999-12-31")]
    public void AfterTheLastPeriod_ThereIsNone(string last) =>
        TimePeriod.Parse(last).Value.Invoking(p => p.Plus(1)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void WeekThatEndsAfterTheCalendar_IsNone() =>
        TimePeriod.Parse("9999-12-31").Value.Invoking(p => p.LastOf(Freq.Weekly)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void WeekBehindTheCalendar_IsNone() => TimePeriod.Parse("9999-12-31").Value.TryLastOf(Freq.Weekly).Should().BeNull();

    [Theory]
    [InlineData("2021", Freq.Quarterly, "2021-Q4")]
    [InlineData("2023-M09", Freq.Quarterly, "2023-Q3")]
    [InlineData("2023-S1", Freq.Monthly, "2023-M06")]
    [InlineData("2023-Q2", Freq.Daily, "2023-06-30")]
    [InlineData("2023-M12", Freq.Weekly, "2023-W52")]
    [InlineData("2023-06-15", Freq.Annual, "2023")]
    public void LongerPeriod_IsItsLastShorterOne(string period, Freq freq, string expected) =>
        TimePeriod.Parse(period).Value.LastOf(freq).ToString().Should().Be(expected);

    [Fact]
    public void Periods_AreOrderedByTheirFirstDay_TheLongerFirst() =>
        new[] { "2023-M02", "2023-01-01", "2023-M01", "2023", "2023-Q1", "2022-M12", "2023-S1" }
            .Select(t => TimePeriod.Parse(t).Value).Order().Select(p => p.ToString())
            .Should().Equal("2022-M12", "2023", "2023-S1", "2023-Q1", "2023-M01", "2023-01-01", "2023-M02");

    [Fact]
    public void PeriodsOfDifferentFrequencies_AreNeverEqual() =>
        TimePeriod.OfYear(2023).Should().NotBe(TimePeriod.Of(Freq.HalfYearly, 2023, 1).Value);

    [Fact]
    public void Default_IsTheFirstYear() => default(TimePeriod).Should().Be(TimePeriod.OfYear(1));

    [Theory]
    [InlineData("2023-M06", "2023-06-01T00:00:00+08:00")]
    // Shanghai kept daylight saving from 1986 to 1991.
    [InlineData("1988-M07", "1988-07-01T00:00:00+09:00")]
    public void FirstInstant_IsMidnightInTheZone(string period, string expected) =>
        TimePeriod.Parse(period).Value.FirstInstant(Shanghai).Should().Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2023-06-15")]
    [InlineData("2023-M06")]
    [InlineData("2023-Q2")]
    public void LastInstant_IsRightBeforeTheNextPeriod(string period)
    {
        var parsed = TimePeriod.Parse(period).Value;
        parsed.LastInstant(Shanghai).AddTicks(1).Should().Be(parsed.Plus(1).FirstInstant(Shanghai));
    }

    [Fact]
    public void LastInstantOfTheCalendar_IsTheLatestThereIs() => TimePeriod.OfYear(9999).LastInstant(Shanghai).Should().Be(DateTimeOffset.MaxValue);

    [Fact]
    public void FirstInstantBeforeTheCalendar_IsTheEarliestThereIs()
    {
        TimePeriod.OfYear(1).FirstInstant(Shanghai).Should().Be(DateTimeOffset.MinValue);
        TimePeriod.OfYear(1).FirstInstant(TimeZoneInfo.Utc).Should().Be(DateTimeOffset.MinValue);
    }

    [Theory]
    // Midnight of 4 November 2018 did not exist in São Paulo: the day began at one.
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00")]
    // In Havana clocks went back from one to midnight on 3 November 2024: midnight came twice, and the day began with the first.
    [InlineData("America/Havana", "2024-11-03", "2024-11-03T00:00:00-04:00")]
    // Beirut went forward at midnight of 31 March 2024.
    [InlineData("Asia/Beirut", "2024-03-31", "2024-03-31T01:00:00+03:00")]
    public void FirstInstant_WhereDaylightSavingTouchesMidnight_IsTheFirstThatExists(string zone, string day, string expected) =>
        TimePeriod.Parse(day).Value.FirstInstant(TimeZoneInfo.FindSystemTimeZoneById(zone)).Should().Be(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public void FirstInstants_AreInTheOrderOfTheirPeriods_InEveryZone()
    {
        var zones = new[] { "Asia/Shanghai", "America/Sao_Paulo", "America/Havana", "Pacific/Apia", "Australia/Lord_Howe" }.Select(TimeZoneInfo.FindSystemTimeZoneById);
        Gen.Select(Gen.OneOf([.. zones]), Gen.Int[1950, 2030], Gen.Int[1, 365]).Sample((zone, year, day) =>
        {
            var period = TimePeriod.Of(Freq.Daily, year, day).Value;
            return period.FirstInstant(zone) <= period.Plus(1).FirstInstant(zone);
        });
    }
}
