namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A stretch within a year as a label names it. Months count from 1; a relative form is resolved from the report's own period.</summary>
internal readonly record struct PeriodPart(PeriodForm Form, int FromMonth = 0, int ToMonth = 0, int Day = 0)
{
    public bool IsRelative => Form is PeriodForm.ThisMonth or PeriodForm.ThisQuarter or PeriodForm.ToThisMonth or PeriodForm.ToThisQuarter || IsTheOneBefore;

    /// <summary>Whether it is the month or the quarter before the report's.</summary>
    public bool IsTheOneBefore => Form is PeriodForm.LastMonth or PeriodForm.LastQuarter;

    /// <summary>Whether its months are months of a year.</summary>
    public bool IsValid => IsRelative || (FromMonth is >= 1 and <= 12 && ToMonth is >= 1 and <= 12 && FromMonth <= ToMonth && Day is >= 0 and <= 31);

    /// <summary>
    /// The stretch that a relative form means beside a definite one: 本月 beside 1-6月 is June. The last month may lie in the year before
    /// and stays as it is; so does what is definite.
    /// </summary>
    public PeriodPart RelativeTo(PeriodPart stretch)
    {
        var quarterEnd = (stretch.ToMonth + 2) / 3 * 3;
        return Form switch
        {
            PeriodForm.ThisMonth => new PeriodPart(PeriodForm.Month, stretch.ToMonth, stretch.ToMonth),
            PeriodForm.ToThisMonth => new PeriodPart(PeriodForm.Months, 1, stretch.ToMonth),
            // A report of 1-10月 has no quarter.
            PeriodForm.ThisQuarter when stretch.ToMonth == quarterEnd => new PeriodPart(PeriodForm.Quarter, quarterEnd - 2, quarterEnd),
            PeriodForm.ToThisQuarter when stretch.ToMonth == quarterEnd => new PeriodPart(PeriodForm.Months, 1, quarterEnd),
            _ => this,
        };
    }
}
