namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>A stretch within a year as a label names it. Months count from 1; a relative form is resolved from the report's own period.</summary>
internal readonly record struct PeriodPart(PeriodForm Form, int FromMonth = 0, int ToMonth = 0, int Day = 0)
{
    public bool IsRelative => Form is PeriodForm.ThisMonth or PeriodForm.ThisQuarter or PeriodForm.ToThisMonth or PeriodForm.ToThisQuarter or PeriodForm.LastMonth;

    /// <summary>Whether its months are months of a year.</summary>
    public bool IsValid => IsRelative || (FromMonth is >= 1 and <= 12 && ToMonth is >= 1 and <= 12 && FromMonth <= ToMonth && Day is >= 0 and <= 31);
}
