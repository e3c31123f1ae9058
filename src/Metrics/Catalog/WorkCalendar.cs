using System.Collections.Frozen;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// Which days are worked: Monday to Friday, but for the public holidays and the make-up working days that calendar.yaml names. In a year that it does not
/// know the week alone decides.
/// </summary>
/// <param name="off">Days off that may fall on any day of the week.</param>
/// <param name="worked">Saturdays and Sundays that are worked in exchange.</param>
public sealed class WorkCalendar(IEnumerable<DateOnly> off, IEnumerable<DateOnly> worked)
{
    private readonly FrozenSet<DateOnly> _off = off.ToFrozenSet();
    private readonly FrozenSet<DateOnly> _worked = worked.ToFrozenSet();

    /// <summary>The calendar without any holiday.</summary>
    public static WorkCalendar WeekendsOnly { get; } = new([], []);

    /// <summary>The days that are not as the week has them, in their order, and whether they are worked.</summary>
    public IEnumerable<(DateOnly Day, bool IsWorked)> Exceptions => _off.Concat(_worked).Distinct().Order().Select(day => (day, IsWorkday(day)));

    /// <summary>Whether calendar.yaml has the year.</summary>
    public bool Knows(int year) => _off.Concat(_worked).Any(day => day.Year == year);

    public bool IsWorkday(DateOnly day) =>
        _worked.Contains(day) || (!_off.Contains(day) && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    /// <summary>The day itself when it is worked, else the first worked day after it.</summary>
    public DateOnly NextWorkday(DateOnly day)
    {
        while (!IsWorkday(day))
            day = day.AddDays(1);
        return day;
    }
}
