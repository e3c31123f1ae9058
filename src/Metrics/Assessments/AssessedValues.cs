using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Metrics.Assessments;

/// <summary>The figures that assessments speak of, as they are in force.</summary>
internal sealed class AssessedValues(IndicatorCatalog catalog)
{
    // The rule of a completion against the assessment's own target.
    private const string OwnTarget = "target";

    private readonly Dictionary<(string Indicator, Measure Measure, string Area, TimePeriod Period), AssessedValue> _values = [];

    public void Add(string indicator, Measure measure, string area, TimePeriod period, AssessedValue value) =>
        _values[(indicator, measure, area, period)] = value;

    /// <summary>What is scored of an area; null where it has no value.</summary>
    /// <param name="period">Of the assessment: the figure is that of the indicator's last period in it.</param>
    public AssessedValue? Find(AssessedIndicator assessed, string area, TimePeriod period)
    {
        var last = period.LastOf(catalog.IndicatorsByCode[assessed.Indicator].Frequency);
        if (assessed.Target is not { } target)
            return _values.GetValueOrDefault((assessed.Indicator, assessed.Measure, area, last));
        return _values.GetValueOrDefault((assessed.Indicator, Measure.Level, area, last)) is { } level && Completion.Of(level.Value, target) is { } completion
            ? level with { Value = completion, Unit = Unit.Percent.Name, Rule = level.Rule is null ? OwnTarget : $"{level.Rule}+{OwnTarget}" }
            : null;
    }

    /// <summary>The periods of a scheme for which any of its areas has any value, from the earliest to the latest.</summary>
    public IEnumerable<TimePeriod> PeriodsOf(AssessmentScheme scheme)
    {
        var assessed = scheme.Indicators.Select(i => i.Indicator).ToHashSet(StringComparer.Ordinal);
        var areas = catalog.Areas.Where(a => a.Group == scheme.Group).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        return _values.Keys
            .Where(k => assessed.Contains(k.Indicator) && areas.Contains(k.Area))
            .Select(k => k.Period)
            .Distinct()
            .Select(p => (Own: p, Assessed: p.LastOf(scheme.Frequency)))
            .Where(p => p.Assessed.LastOf(p.Own.Freq) == p.Own && scheme.Covers(p.Assessed))
            .Select(p => p.Assessed)
            .Distinct()
            .Order();
    }
}
