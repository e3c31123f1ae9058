using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>An area's score, as <c>assess</c> gives it to programs: opened down to the cells that it rests on.</summary>
/// <param name="Scheme">Code of the scheme in assessment.yaml.</param>
/// <param name="Score">The total; null where it is withheld.</param>
/// <param name="Ranked">How many areas of the group have a rank.</param>
/// <param name="ScoreChange">Over the period before.</param>
/// <param name="RankChange">Places gained (positive) or lost since the period before.</param>
internal sealed record AssessLine(
    string Scheme,
    string SchemeName,
    string Group,
    string Period,
    string Area,
    string AreaName,
    decimal? Score,
    int? Rank,
    int Ranked,
    decimal? ScoreChange,
    int? RankChange,
    string Status,
    IReadOnlyList<AssessedIndicatorEntry> Indicators,
    IReadOnlyList<AdjustmentEntry> Adjustments)
{
    public static IEnumerable<AssessLine> Of(GroupScores scores, IndicatorCatalog catalog)
    {
        var ranked = scores.Areas.Count(a => a.Rank is not null);
        return scores.Areas.Select(a => new AssessLine(
            scores.Scheme.Code,
            scores.Scheme.Name,
            scores.Scheme.Group,
            scores.Period.ToString(),
            a.Area,
            catalog.AreasByCode[a.Area].Name,
            a.Total,
            a.Rank,
            ranked,
            a.ScoreChange,
            a.RankChange,
            Codelists.ObsStatus[a.Status],
            [.. a.Indicators.Select(i => AssessedIndicatorEntry.Of(i, scores.Period, catalog))],
            [.. a.Adjustments.Select(d => new AdjustmentEntry(d.Points, d.Reason))]));
    }
}
