using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>How a figure was revised: the first value that anyone could see beside the one that counts.</summary>
internal sealed record RevisionRow : SeriesRow
{
    private RevisionRow(FigureHistory history, decimal meanAbsolute, IndicatorCatalog catalog, TimeZoneInfo zone)
        : base(history.Key, history.Period, catalog)
    {
        var (first, latest) = (history.First!.Vintage, history.InForce!.Vintage);
        First = first.Observation.Value;
        FirstReceivedAt = TimeZoneInfo.ConvertTime(first.Submission.ReceivedAt, zone);
        Latest = latest.Observation.Value;
        LatestReceivedAt = TimeZoneInfo.ConvertTime(latest.Submission.ReceivedAt, zone);
        Unit = latest.Observation.Unit;
        Revision = history.Revision!.Value;
        Versions = history.Versions.Length;
        MeanAbsoluteRevision = meanAbsolute;
    }

    public decimal? First { get; }

    public DateTimeOffset FirstReceivedAt { get; }

    public decimal? Latest { get; }

    public DateTimeOffset LatestReceivedAt { get; }

    public string Unit { get; }

    /// <summary>The latest value less the first.</summary>
    public decimal Revision { get; }

    /// <summary>How many versions there are, those that no longer count included.</summary>
    public int Versions { get; }

    /// <summary>Of the series, over the periods that are listed: how far a first value was revised on average.</summary>
    public decimal MeanAbsoluteRevision { get; }

    protected override object?[] Said() => [First, FirstReceivedAt, Latest, LatestReceivedAt, Unit, Revision, Versions, MeanAbsoluteRevision];

    /// <summary>The revisions of series. A figure that has no first or no latest value has none.</summary>
    public static IEnumerable<RevisionRow> Of(IEnumerable<FigureHistory> histories, IndicatorCatalog catalog, TimeZoneInfo zone) =>
        from history in histories
        where history.Revision is not null
        group history by history.Key into series
        let mean = series.Average(h => Math.Abs(h.Revision!.Value))
        from history in series
        select new RevisionRow(history, mean, catalog, zone);
}
