using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A figure in force or derived: what it is, its value, and where it came from.</summary>
internal sealed record FigureRow : SeriesRow
{
    private FigureRow(SeriesKey key, TimePeriod period, IndicatorCatalog catalog)
        : base(key, period, catalog)
    {
    }

    public required decimal? Value { get; init; }

    public required string Unit { get; init; }

    public required string Status { get; init; }

    /// <summary>Who reported it; null where it is derived.</summary>
    public string? Department { get; init; }

    /// <summary>The submission's number in the ledger; null where the figure is derived, as are file, sheet and cell.</summary>
    public long? Submission { get; init; }

    public string? File { get; init; }

    public string? Sheet { get; init; }

    public string? Cell { get; init; }

    /// <summary>Code of the rule that it is derived by; null where it is reported.</summary>
    public string? Rule { get; init; }

    /// <summary>The cells that it rests on in the end; null where it is reported.</summary>
    public IReadOnlyList<FigureSource>? Inputs { get; init; }

    /// <summary>What its sender said of it, where that was asked for; null for nothing.</summary>
    public string? Explanation { get; init; }

    protected override object?[] Said() =>
    [
        Value, Unit, Status, Department, Submission, File, Sheet, Cell, Rule, Inputs is null ? null : string.Join("; ", Inputs), Explanation,
    ];

    /// <param name="explained">What the senders explained, by submission.</param>
    public static FigureRow Of(Vintage vintage, IndicatorCatalog catalog, ILookup<long, Finding> explained)
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

    public static FigureRow Of(DerivedFigure figure, IndicatorCatalog catalog) =>
        Of(figure.Key, figure.Period, figure.Value, figure.Unit, figure.Status, catalog) with
        {
            Rule = figure.Rule.Code,
            Inputs = [.. figure.Inputs.SelectMany(i => i.Sources).Distinct().Select(FigureSource.Of)],
        };

    /// <summary>A value of a transformed series. One that a report gives is a figure like any other.</summary>
    public static FigureRow Of(TransformedFigure figure, IndicatorCatalog catalog, ILookup<long, Finding> explained)
    {
        var (key, period, value) = figure;
        return value.Rule is null
            ? Of(value.Inputs[0], catalog, explained)
            : Of(key, period, value.Value, value.Unit, value.Status, catalog) with
            {
                Rule = value.Rule,
                Inputs = [.. value.Inputs.Select(i => FigureSource.Of(new DerivationInput.Reported(i)))],
            };
    }

    private static FigureRow Of(SeriesKey key, TimePeriod period, decimal? value, string unit, ObsStatus status, IndicatorCatalog catalog) =>
        new(key, period, catalog) { Value = value, Unit = unit, Status = Codelists.ObsStatus[status] };
}
