using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Commands;

/// <summary>A figure in force or derived, as a query gives it: what it is, its value, and where it came from.</summary>
/// <param name="IndicatorName">Null when today's catalog does not know the indicator.</param>
/// <param name="AreaName">Null when today's catalog does not know the area.</param>
/// <param name="ItemName">Null when there is no item.</param>
/// <param name="Department">Who reported it; null where it is derived.</param>
/// <param name="Submission">The submission's number in the ledger; null where the figure is derived, as are file, sheet and cell.</param>
/// <param name="Rule">Code of the rule that it is derived by; null where it is reported.</param>
/// <param name="Explanation">What its sender said of it, where that was asked for; null for nothing.</param>
/// <param name="Inputs">The cells that it rests on in the end; null where it is reported.</param>
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
    long? Submission,
    string? File,
    string? Sheet,
    string? Cell,
    string? Rule,
    IReadOnlyList<QueryInput>? Inputs,
    string? Explanation)
{
    /// <param name="explained">What the senders explained, by submission.</param>
    public static QueryRow Of(Vintage vintage, IndicatorCatalog catalog, ILookup<long, Finding> explained)
    {
        var (observation, submission) = (vintage.Observation, vintage.Submission);
        return Of(observation.Key, observation.Period, observation.Value, observation.Unit, observation.Status, catalog) with
        {
            Department = submission.Department,
            Submission = submission.Id,
            File = submission.FileName,
            Sheet = observation.Origin.Sheet,
            Cell = observation.Origin.Cell,
            Explanation = Explained.Of(observation.Origin, explained[submission.Id]),
        };
    }

    public static QueryRow Of(DerivedFigure figure, IndicatorCatalog catalog) =>
        Of(figure.Key, figure.Period, figure.Value, figure.Unit, figure.Status, catalog) with
        {
            Rule = figure.Rule.Code,
            Inputs = [.. figure.Inputs.SelectMany(i => i.Sources).Distinct().Select(QueryInput.Of)],
        };

    /// <summary>A value of a transformed series. One that a report gives is a figure like any other.</summary>
    public static QueryRow Of(TransformedFigure figure, IndicatorCatalog catalog, ILookup<long, Finding> explained)
    {
        var (key, period, value) = figure;
        return value.Rule is null
            ? Of(value.Inputs[0], catalog, explained)
            : Of(key, period, value.Value, value.Unit, value.Status, catalog) with
            {
                Rule = value.Rule,
                Inputs = [.. value.Inputs.Select(i => QueryInput.Of(new DerivationInput.Reported(i)))],
            };
    }

    // What every row says, wherever its figure comes from.
    private static QueryRow Of(SeriesKey key, TimePeriod period, decimal? value, string unit, ObsStatus status, IndicatorCatalog catalog) => new(
        key.Indicator,
        catalog.IndicatorsByCode.GetValueOrDefault(key.Indicator)?.Name,
        key.Area,
        catalog.AreasByCode.GetValueOrDefault(key.Area)?.Name,
        key.Item,
        key.Item is { } item ? catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : null,
        Codelists.Freq[key.Freq],
        Codelists.Accumulation[key.Accumulation],
        Codelists.Measure[key.Measure],
        period.ToString(),
        value,
        unit,
        Codelists.ObsStatus[status],
        Department: null,
        Submission: null,
        File: null,
        Sheet: null,
        Cell: null,
        Rule: null,
        Inputs: null,
        Explanation: null);
}
