using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A definite stretch of one year.</summary>
/// <param name="Day">The day of the last month; 0 for whole months.</param>
internal readonly record struct PeriodSpan(int Year, int FromMonth, int ToMonth, int Day, PeriodForm Form)
{
    /// <summary>The last day.</summary>
    public DateOnly End => Day > 0
        ? new DateOnly(Year, ToMonth, Math.Min(Day, DateTime.DaysInMonth(Year, ToMonth)))
        : TimePeriod.OfMonth(Year, ToMonth).End;

    /// <summary>The period in the frequency that its own form suggests: a quarter for 二季度, June for 1-6月.</summary>
    public TimePeriod Natural => Form switch
    {
        PeriodForm.Year => TimePeriod.OfYear(Year),
        PeriodForm.Half => TimePeriod.OfMonth(Year, ToMonth).LastOf(Freq.HalfYearly),
        PeriodForm.Quarter or PeriodForm.ThisQuarter => TimePeriod.OfMonth(Year, ToMonth).LastOf(Freq.Quarterly),
        PeriodForm.Day => TimePeriod.OfDay(End),
        _ => TimePeriod.OfMonth(Year, ToMonth),
    };
}
