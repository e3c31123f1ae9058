using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Makes definite periods of what labels say and what the report is about.</summary>
internal static class PeriodResolver
{
    /// <summary>
    /// The stretch that a cell's labels mean in a report about a period; null when nothing says a year, or nothing a stretch of it that
    /// the words refer to.
    /// </summary>
    public static PeriodSpan? Resolve(PeriodPhrase label, PeriodPhrase report)
    {
        var year = label.Year ?? (report.LastYear is null ? report.Year + (label.YearOffset ?? 0) : null);
        if (year is not { } y)
            return null;
        var part = label.Part ?? report.Part ?? new PeriodPart(PeriodForm.Year, 1, 12);
        if (part.IsRelative && report.Part is { IsRelative: false } stretch)
        {
            // The month before January is December of the year before.
            if (part.IsTheOneBefore)
                (y, part) = Before(y, stretch.ToMonth, part.Form);
            else
                part = part.RelativeTo(stretch);
        }

        return part.IsRelative ? null : new PeriodSpan(y, part.FromMonth, part.ToMonth, part.Day, part.Form);
    }

    private static (int Year, PeriodPart Part) Before(int year, int month, PeriodForm form)
    {
        var last = form == PeriodForm.LastMonth ? month - 1 : (month - 1) / 3 * 3;
        (year, last) = last > 0 ? (year, last) : (year - 1, 12);
        return form == PeriodForm.LastMonth ? (year, new PeriodPart(PeriodForm.Month, last, last)) : (year, new PeriodPart(PeriodForm.Quarter, last - 2, last));
    }

    /// <summary>
    /// The period of an indicator's own frequency, and how its figure adds up, for a stretch of time; null when the indicator can have no
    /// figure of that stretch.
    /// </summary>
    /// <param name="said">What the labels say of accumulation; null for nothing.</param>
    public static (TimePeriod Period, Accumulation Accumulation)? InOwnFrequency(PeriodSpan span, Accumulation? said, Indicator indicator)
    {
        var period = TimePeriod.OfDay(span.End).LastOf(indicator.Frequency);
        var isStock = indicator.Accumulation == Accumulation.Stock;

        // A day within the period serves where figures run up to it; a month within a quarter does not.
        var endsWithPeriod = span.Day > 0 ? indicator.Accumulation != Accumulation.Period || span.End == period.End : span.End == period.End;
        if (!endsWithPeriod || (said == Accumulation.Stock && !isStock))
            return null;
        if (isStock)
            return (period, Accumulation.Stock);
        // 4-6月 is no year to date, and 7-12月 no year.
        if (span is { Form: PeriodForm.Months, FromMonth: > 1 })
            return new DateOnly(span.Year, span.FromMonth, 1) == period.Start ? (period, Accumulation.Period) : null;
        if (indicator.Frequency == Freq.Annual)
            return span.FromMonth == 1 || said != Accumulation.Period ? (period, indicator.Accumulation) : null;

        var from = new DateOnly(span.Year, span.FromMonth, 1);
        if (said == Accumulation.Period)
            return from == period.Start ? (period, Accumulation.Period) : null;
        if (said == Accumulation.YearToDate || indicator.Accumulation == Accumulation.YearToDate)
            return (period, Accumulation.YearToDate);
        if (from == period.Start || span.Day > 0)
            return (period, Accumulation.Period);
        return span.FromMonth == 1 ? (period, Accumulation.YearToDate) : null;
    }

    /// <summary>Whether a stretch of a year ends when a period of a frequency does.</summary>
    public static bool Ends(PeriodPart part, Freq frequency) => part.ToMonth > 0 && part.ToMonth % (frequency switch { Freq.Annual => 12, Freq.HalfYearly => 6, Freq.Quarterly => 3, _ => 1 }) == 0;

    /// <summary>The latest such stretch that had ended by a day, itself its last perhaps, for labels that say no year.</summary>
    public static PeriodPhrase WithYearBefore(PeriodPhrase phrase, DateOnly day)
    {
        if (phrase.Part is not { IsRelative: false, IsValid: true } part)
            return phrase;
        var thisYear = new PeriodSpan(day.Year, part.FromMonth, part.ToMonth, part.Day, part.Form);
        return phrase with { Year = thisYear.End <= day ? day.Year : day.Year - 1 };
    }
}
