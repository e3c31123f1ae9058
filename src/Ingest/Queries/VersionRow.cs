using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>A version of a figure: what a submission said of it, and what has become of that.</summary>
internal sealed record VersionRow : SeriesRow
{
    private VersionRow(FigureHistory history, FigureVersion version, IndicatorCatalog catalog, TimeZoneInfo zone, ILookup<long, Finding> explained)
        : base(history.Key, history.Period, catalog)
    {
        var (observation, submission) = (version.Vintage.Observation, version.Vintage.Submission);
        Value = observation.Value;
        Change = version.Change;
        Unit = observation.Unit;
        Status = Codelists.ObsStatus[observation.Status];
        Basis = Codelists.Basis[observation.Basis];
        State = FigureVersion.States[version.State];
        ReceivedAt = TimeZoneInfo.ConvertTime(submission.ReceivedAt, zone);
        Department = submission.Department;
        Submission = submission.Id;
        File = submission.FileName;
        Sheet = observation.Origin.Sheet;
        Cell = observation.Origin.Cell;
        Explanation = Explained.Of(observation.Origin, explained[submission.Id]);
    }

    public decimal? Value { get; }

    /// <summary>Against the version sent before it; null for the first, or where one of them is missing or in another unit.</summary>
    public decimal? Change { get; }

    public string Unit { get; }

    public string Status { get; }

    /// <summary><c>own</c>, or <c>comparable</c> where a later report gave it as last year's figure.</summary>
    public string Basis { get; }

    /// <summary>Whether it counts, and if not, why.</summary>
    public string State { get; }

    /// <summary>When the ledger learned of it, by the county's clocks.</summary>
    public DateTimeOffset ReceivedAt { get; }

    public string? Department { get; }

    public long Submission { get; }

    public string File { get; }

    public string Sheet { get; }

    public string Cell { get; }

    /// <summary>What its sender said of it; null for nothing.</summary>
    public string? Explanation { get; }

    protected override object?[] Said() =>
        [Value, Change, Unit, Status, Basis, State, ReceivedAt, Department, Submission, File, Sheet, Cell, Explanation];

    /// <param name="explained">What the senders explained, by submission.</param>
    public static IEnumerable<VersionRow> Of(FigureHistory history, IndicatorCatalog catalog, TimeZoneInfo zone, ILookup<long, Finding> explained) =>
        history.Versions.Select(v => new VersionRow(history, v, catalog, zone, explained));
}
