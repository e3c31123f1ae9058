using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Templates;

/// <summary>What a template asks of an indicator.</summary>
/// <param name="Measure">Its level, or growth where that is all that is ever reported of it.</param>
internal sealed record FormColumn(Indicator Indicator, Measure Measure)
{
    /// <summary>The unit in which it is asked for.</summary>
    public string Unit => Measure == Measure.Level ? Indicator.Unit.Name : IndicatorPipeline.Metrics.Catalog.Unit.Percent.Name;

    /// <summary>Its name with a word on how it adds up, as the departments write it.</summary>
    public string Label
    {
        get
        {
            var name = Measure == Measure.Level ? Indicator.Name : Indicator.Name + "同比增速";
            return Indicator.Accumulation switch
            {
                Accumulation.YearToDate => name + "（累计）",
                Accumulation.Stock when Measure == Measure.Level => name + "（期末）",
                _ => name,
            };
        }
    }

    /// <summary>The least that may be filled in; null for no bound.</summary>
    public decimal? Minimum => Measure == Measure.Level ? Indicator.Minimum : null;

    /// <summary>The most that may be filled in; null for no bound.</summary>
    public decimal? Maximum => Measure == Measure.Level ? Indicator.Maximum : null;

    /// <summary>The indicator's own period within that of a report; null where it has no figure at its end.</summary>
    public TimePeriod? PeriodIn(TimePeriod report) => report.LastOf(Indicator.Frequency) is var own && own.End == report.End ? own : null;
}
