using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>An indicator that is not the sum of its parts. Of one part alone nobody knows that it is all.</summary>
internal sealed class PartsAndWhole : ICheck
{
    public CheckKind Kind => CheckKind.Parts;

    public FindingCode Code => FindingCodes.PartsAndWhole;

    /// <summary>In the unit of the whole.</summary>
    public decimal Tolerance => 0;

    public void Ask(CheckedReport report, Questions questions)
    {
        foreach (var (whole, _, period) in Wholes(report))
        {
            questions.Ask(whole, period);
            foreach (var part in PartsOf(report.Catalog, whole))
                questions.Ask(part.Key, period);
        }
    }

    public IEnumerable<Finding> Find(Evidence evidence)
    {
        foreach (var (key, indicator, period) in Wholes(evidence.Report))
        {
            var parts = PartsOf(evidence.Catalog, key).ToList();
            if (evidence.SettingOf(this, indicator.Code) is not { } setting || evidence.Together([key, .. parts.Select(p => p.Key)], period) is not [var whole, .. var rest])
                continue;
            var converted = rest.Zip(parts, (known, part) => known with { Value = known.Value * part.Factor, Tolerance = known.Tolerance * part.Factor }).ToList();
            if (!Sums.Fits(whole, converted, setting.Tolerance))
                yield return Sums.Contradiction(this, setting, evidence.NameOf(key, period), whole, converted);
        }
    }

    private static IEnumerable<(SeriesKey Whole, Indicator Indicator, TimePeriod Period)> Wholes(CheckedReport report) =>
        report.Figures
            .Where(f => f.Observation.Key.Measure is Measure.Level or Measure.Target)
            .SelectMany(f => WholesOf(report.Catalog, f.Observation.Key.Indicator).Select(w => (f.Observation.Key with { Indicator = w.Code }, w, f.Observation.Period)))
            .Distinct();

    private static IEnumerable<Indicator> WholesOf(IndicatorCatalog catalog, string indicator) =>
        catalog.WholesByPart[indicator].Append(catalog.IndicatorsByCode[indicator]).Where(i => i.Parts.Count > 1);

    // A part may have a unit of its own.
    private static IEnumerable<(SeriesKey Key, decimal Factor)> PartsOf(IndicatorCatalog catalog, SeriesKey whole)
    {
        var indicator = catalog.IndicatorsByCode[whole.Indicator];
        return indicator.Parts.Select(p => (whole with { Indicator = p }, catalog.IndicatorsByCode[p].Unit.Factor / indicator.Unit.Factor));
    }
}
