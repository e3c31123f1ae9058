using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>What an indicator gives an area, and why.</summary>
/// <param name="Period">The indicator's own.</param>
/// <param name="Value">What is scored; null for none, as are unit, status and inputs.</param>
/// <param name="Rule">What was done to the inputs; null where a report gives the value.</param>
/// <param name="SatisfactoryOf">Code of the area whose value it is; null where the scheme gives it.</param>
/// <param name="LowestOf">Likewise.</param>
/// <param name="Score">Of 100; null where it is left out.</param>
/// <param name="Points">What it adds to the total.</param>
/// <param name="Outcome">How the score came about.</param>
/// <param name="Inputs">The cells that the value rests on.</param>
internal sealed record AssessedIndicatorEntry(
    string Indicator,
    string IndicatorName,
    string Measure,
    string Period,
    string Better,
    decimal Weight,
    decimal? Value,
    string? Unit,
    string? Status,
    string? Rule,
    decimal? Target,
    decimal? Satisfactory,
    string? SatisfactoryOf,
    decimal? Lowest,
    string? LowestOf,
    decimal? Score,
    decimal? Points,
    string Outcome,
    IReadOnlyList<FigureSource>? Inputs)
{
    /// <param name="period">Of the assessment.</param>
    public static AssessedIndicatorEntry Of(IndicatorScore score, TimePeriod period, IndicatorCatalog catalog)
    {
        var (assessed, value) = (score.Indicator, score.Value);
        var indicator = catalog.IndicatorsByCode[assessed.Indicator];
        return new AssessedIndicatorEntry(
            indicator.Code,
            indicator.Name,
            Codelists.Measure[assessed.Measure],
            period.LastOf(indicator.Frequency).ToString(),
            CatalogCodelists.Better[assessed.Better],
            assessed.Weight,
            value?.Value,
            value?.Unit,
            value is null ? null : Codelists.ObsStatus[value.Status],
            value?.Rule,
            assessed.Target,
            score.Satisfactory?.Value,
            score.Satisfactory?.Area,
            score.Lowest?.Value,
            score.Lowest?.Area,
            score.Score,
            score.Points,
            AssessmentCodes.Outcome[score.Outcome],
            value is null ? null : [.. value.Inputs.Select(FigureSource.Of)]);
    }
}
