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
            var converted = Converted(rest, parts);
            if (!Sums.Fits(whole, converted, setting.Tolerance) && !AddsUpRows(evidence, key, parts, period, setting.Tolerance))
                yield return Sums.Contradiction(this, evidence, setting, evidence.NameOf(key, period), whole, converted);
        }
    }

    // The row of the county, where it adds up those of the townships, carries what was rounded away in each of them.
    private static bool AddsUpRows(Evidence evidence, SeriesKey whole, List<(SeriesKey Key, decimal Factor)> parts, TimePeriod period, decimal tolerance) =>
        Divisions.Around(evidence.Catalog, whole.Area).Where(d => d.Whole == whole.Area).Any(division =>
            parts.Select(p => p.Key).Prepend(whole).All(key => IsSumOf(evidence, key, division.Parts, period))
            && division.Parts.All(area => evidence.Together([whole with { Area = area }, .. parts.Select(p => p.Key with { Area = area })], period) is [var own, .. var rest]
                && Sums.Fits(own, Converted(rest, parts), tolerance)));

    private static bool IsSumOf(Evidence evidence, SeriesKey key, IReadOnlyList<string> areas, TimePeriod period)
    {
        var addends = areas.Select(area => evidence.Arriving(key with { Area = area }, period)).OfType<Known>().ToList();
        return addends.Count == areas.Count && addends.Sum(a => a.Value) == evidence.Arriving(key, period)?.Value;
    }

    private static List<Known> Converted(IEnumerable<Known> known, IEnumerable<(SeriesKey Key, decimal Factor)> parts) =>
        [.. known.Zip(parts, (k, part) => k with { Value = k.Value * part.Factor, Tolerance = k.Tolerance * part.Factor })];

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
