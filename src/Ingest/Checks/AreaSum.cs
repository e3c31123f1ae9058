using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>A county's amount and those of its townships, of which a report gives at least one.</summary>
/// <param name="Areas">Those of the townships, as the catalog has them.</param>
internal sealed record AreaSum(CheckedReport Report, SeriesKey Whole, IReadOnlyList<string> Areas, TimePeriod Period)
{
    /// <summary>The amounts of the townships. Of most sums the whole is not known, and nobody looks at them.</summary>
    public IReadOnlyList<SeriesKey> Parts => Report.InAreas(Whole, Areas);

    /// <summary>Those of a report's levels and targets.</summary>
    /// <param name="around">The areas that an area has to do with, as the whole or as a part.</param>
    public static IEnumerable<AreaSum> In(CheckedReport report, Func<IndicatorCatalog, string, IEnumerable<(string Whole, IReadOnlyList<string> Parts)>> around)
    {
        var divisions = new Dictionary<string, List<(string Whole, IReadOnlyList<string> Parts)>>();
        var wholes = report.Figures
            .Where(f => f.Observation.Key.Measure is Measure.Level or Measure.Target && Additive.IsAmount(report.IndicatorOf(f)))
            .SelectMany(f => Around(f.Observation.Key.Area).Select(d => (Whole: f.Observation.Key with { Area = d.Whole }, d.Parts, f.Observation.Period)))
            .DistinctBy(w => (w.Whole, w.Period, w.Parts));
        return wholes.Select(w => new AreaSum(report, w.Whole, w.Parts, w.Period));

        // Many figures are of one area.
        List<(string Whole, IReadOnlyList<string> Parts)> Around(string area)
        {
            if (!divisions.TryGetValue(area, out var found))
                divisions.Add(area, found = [.. around(report.Catalog, area)]);
            return found;
        }
    }

    /// <summary>Asks for the parts where the whole is known; whether it is. Whoever knows one of them asks for the others: of a county's projects townships give none.</summary>
    public bool AskParts(Evidence evidence, Questions questions)
    {
        if (evidence.Find(Whole, Period) is null)
            return false;
        var parts = Parts;
        var missing = parts.Where(part => evidence.Arriving(part, Period) is null).ToList();
        foreach (var part in missing.Count < parts.Count || parts.Any(part => evidence.Recorded(part, Period) is not null) ? missing : missing.Take(1))
            questions.Ask(part, Period);
        return true;
    }
}
