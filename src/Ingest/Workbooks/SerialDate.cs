namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>
/// Spreadsheets store a date as a count of days. A workbook counts from 1900 or, if it came from an old Macintosh, from 1904;
/// the 1900 count holds a day that never was, 29 February 1900, as number 60.
/// </summary>
internal static class SerialDate
{
    /// <summary>Days from the beginning of the 1900 count to that of the 1904 count.</summary>
    public const double DaysBetweenSystems = 1462;

    private const double FirstDay = 1;
    private const double DayThatNeverWas = 60;
    private const double EndOfCalendar = 2958466;

    /// <summary>The date of a serial number; null where it names none: a time of day alone, the day that never was, out of the calendar.</summary>
    public static DateTime? ToDate(double serial, bool is1904)
    {
        var days = is1904 && serial >= 0 ? serial + DaysBetweenSystems : serial;
        if (!(days >= FirstDay && days < EndOfCalendar) || (days >= DayThatNeverWas && days < DayThatNeverWas + 1))
            return null;
        return DateTime.FromOADate(days < DayThatNeverWas ? days + 1 : days);
    }

    /// <summary>The serial number of a date in the 1900 count; the inverse of <see cref="ToDate"/>.</summary>
    public static double FromDate(DateTime date)
    {
        var days = date.ToOADate();
        return days < DayThatNeverWas + 1 ? days - 1 : days;
    }
}
