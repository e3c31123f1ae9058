namespace IndicatorPipeline.Ingest.Resolution;

/// <summary>Which stretch a total is of that stands behind parts of one year: 合计 behind 1月, 2月 and 3月 is of January to March.</summary>
internal sealed class StretchesOfATotal
{
    private PeriodPhrase? _parts;
    private int _from;
    private int _to;

    /// <summary>The next of the labels in their order, a total with the stretch of those before it.</summary>
    public AxisMeaning Next(AxisMeaning meaning)
    {
        if (meaning is { IsTotal: true, Indicator: null, Period.IsDated: false } && _parts is { } parts && _to > _from)
            return meaning with { Period = (parts with { Part = new PeriodPart(PeriodForm.Months, _from, _to), Accumulation = _from == 1 ? Metrics.Observations.Accumulation.YearToDate : null }).Within(meaning.Period), PeriodLabel = meaning.Innermost };
        if (meaning.Period.Part is not { Form: PeriodForm.Month or PeriodForm.Quarter or PeriodForm.Half } part)
        {
            // A rate between the months leaves their row as it is.
            if (meaning.Period.IsDated)
                _parts = null;
        }
        else if (_parts is null || part.FromMonth != _to + 1 || _parts.Year != meaning.Period.Year || _parts.YearOffset != meaning.Period.YearOffset)
        {
            (_parts, _from, _to) = (meaning.Period, part.FromMonth, part.ToMonth);
        }
        else
        {
            _to = part.ToMonth;
        }

        return meaning;
    }
}
