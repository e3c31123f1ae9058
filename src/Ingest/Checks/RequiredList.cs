using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Checks;

/// <summary>What a report must hold where it holds most of it: an indicator of all areas that stand side by side, or of an area the indicators that reports.yaml asks for.</summary>
/// <param name="IsOfAreas">Whether it is areas.</param>
/// <param name="IsAskedFor">Whether reports.yaml asks for it; else what was not there before either is not missed.</param>
internal sealed record RequiredList(IReadOnlyList<SeriesKey> Required, TimePeriod Period, bool IsOfAreas, bool IsAskedFor)
{
    /// <summary>Of so many a report gives something, or it is about something else: two of three may be all that one workbook is about.</summary>
    public const int Least = 3;

    /// <summary>Those of a report. Lists of areas of which it gives too few are not made.</summary>
    public static IEnumerable<RequiredList> In(CheckedReport report)
    {
        var levels = report.OwnFigures.Where(f => f.Observation.Key is { Measure: Measure.Level, Item: null }).Select(f => (f.Observation.Key, f.Observation.Period)).ToList();
        foreach (var (whole, parts, period) in levels
            .SelectMany(f => Divisions.Around(report.Catalog, f.Key.Area).Where(d => d.Whole != f.Key.Area).Select(d => (Whole: f.Key with { Area = d.Whole }, d.Parts, f.Period)))
            .DistinctBy(d => (d.Whole, d.Parts[0], d.Period)))
        {
            if (!report.GivesAreas(whole, parts, period, Least))
                continue;
            var isAskedFor = report.Catalog.Reports.Any(r => r.Department == report.Department && r.Required.Contains(whole.Indicator) && parts.All(r.Areas.Contains));
            yield return new RequiredList(report.InAreas(whole, parts), period, IsOfAreas: true, isAskedFor);
        }

        foreach (var definition in report.Catalog.Reports.Where(r => r.Department == report.Department && r.Required.Count > 1))
        {
            var required = definition.Required.Select(r => report.Catalog.IndicatorsByCode[r]).ToList();
            foreach (var (key, period) in levels
                .Where(f => definition.Areas.Contains(f.Key.Area) && required.Any(i => i.Code == f.Key.Indicator && i.Accumulation == f.Key.Accumulation))
                .DistinctBy(f => (f.Key.Area, f.Key.Freq, f.Period)))
            {
                yield return new RequiredList(
                    [.. required.Where(i => i.Frequency == key.Freq).Select(i => key with { Indicator = i.Code, Accumulation = i.Accumulation })], period, IsOfAreas: false, IsAskedFor: true);
            }
        }
    }
}
