namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>The year that labels in a row or a column last said: it holds until the next (2023年1月, 2月, ...).</summary>
/// <param name="Meaning">The labels that say it.</param>
internal sealed record CarriedYear(AxisMeaning Meaning)
{
    /// <summary>Labels with the carried year, where they say a stretch and no year; they carry on their own otherwise.</summary>
    public static AxisMeaning Complete(AxisMeaning axis, TableContext context, ref CarriedYear? carried)
    {
        // An outer label's year ends where another is said below it.
        var isOutdated = axis.YearLabel is { } label && label != axis.PeriodLabel && carried?.Meaning.YearLabel is { } later && later.Address.Row > label.Address.Row;
        if (axis.Period.Year is not null && !isOutdated)
        {
            // A year that stands alone (a whole year's figure) is carried only where the report itself says none.
            if (axis.Period.Part is not null || context.Report.Year is null)
                carried = new CarriedYear(axis);
            return axis;
        }

        return carried?.Meaning.Period.Year is { } year && axis.Period is { YearOffset: null, Part: { IsRelative: false } }
            ? axis with { Period = axis.Period with { Year = year } }
            : axis;
    }
}
