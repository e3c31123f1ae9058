using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A figure in force, as a query gives it: what it is, its value, and where it came from.</summary>
/// <param name="IndicatorName">Null when today's catalog does not know the indicator.</param>
/// <param name="AreaName">Null when today's catalog does not know the area.</param>
/// <param name="ItemName">Null when there is no item.</param>
/// <param name="Department">Who reported it.</param>
/// <param name="Submission">The submission's number in the ledger.</param>
internal sealed record QueryRow(
    string Indicator,
    string? IndicatorName,
    string Area,
    string? AreaName,
    string? Item,
    string? ItemName,
    string Freq,
    string Accumulation,
    string Measure,
    string Period,
    decimal? Value,
    string Unit,
    string Status,
    string? Department,
    long Submission,
    string File,
    string Sheet,
    string Cell)
{
    public static QueryRow Of(Vintage vintage, IndicatorCatalog catalog)
    {
        var (observation, submission) = (vintage.Observation, vintage.Submission);
        var key = observation.Key;
        return new QueryRow(
            key.Indicator,
            catalog.IndicatorsByCode.GetValueOrDefault(key.Indicator)?.Name,
            key.Area,
            catalog.AreasByCode.GetValueOrDefault(key.Area)?.Name,
            key.Item,
            key.Item is { } item ? catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : null,
            Codelists.Freq[key.Freq],
            Codelists.Accumulation[key.Accumulation],
            Codelists.Measure[key.Measure],
            observation.Period.ToString(),
            observation.Value,
            observation.Unit,
            Codelists.ObsStatus[observation.Status],
            submission.Department,
            submission.Id,
            submission.FileName,
            observation.Origin.Sheet,
            observation.Origin.Cell);
    }
}
