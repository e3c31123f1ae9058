using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Observations;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Ingest.Web.Figures;

/// <summary>All that is known of the figures at an address: every version of each, what is derived of them, the texts beside them.</summary>
/// <param name="Series">The reported ones, levels first.</param>
/// <param name="Derived">What follows from them.</param>
/// <param name="Texts">The texts in force of the item's row.</param>
public sealed record FigureView(
    FigureAddress Address, IReadOnlyList<FigureView.VersionsOf> Series, IReadOnlyList<DerivedFigure> Derived, IReadOnlyList<TextVintage> Texts, IndicatorCatalog Catalog)
{
    /// <summary>A figure with all its versions, in the order in which they were sent.</summary>
    /// <param name="InForce">The one that counts; null where none does.</param>
    public sealed record VersionsOf(SeriesKey Key, Vintage? InForce, IReadOnlyList<Version> Versions);

    /// <param name="Change">Against the version sent before it; null for the first, or where one of them is missing or in another unit.</param>
    /// <param name="Explanation">What its sender said of it; null for nothing.</param>
    public sealed record Version(Vintage Vintage, decimal? Change, string? Explanation);

    public string IndicatorName => Catalog.IndicatorsByCode.GetValueOrDefault(Address.Indicator)?.Name ?? Address.Indicator;

    public string AreaName => Catalog.AreasByCode.GetValueOrDefault(Address.Area)?.Name ?? Address.Area;

    public string? ItemName => Address.Item is { } item ? Catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : null;

    public string Title => string.Join(' ', new[] { IndicatorName, ItemName, AreaName, PeriodName.Of(Address.Period) }.OfType<string>());

    /// <summary>The cell that the page shows in its workbook: that of the level, else of whatever is in force.</summary>
    public Vintage? Shown => Series.Select(s => s.InForce).FirstOrDefault(v => v is not null);

    /// <summary>Null where nothing was ever reported under the address.</summary>
    public static async Task<FigureView?> FindAsync(FigureAddress address, ObservationLedger ledger, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var vintages = await ledger.Vintages.AllAsync(address.Indicator, address.Area, address.Item, address.Period, cancellationToken);
        var query = new ObservationQuery { Indicators = [address.Indicator], Areas = [address.Area], Items = [address.Item ?? ""], Periods = [address.Period] };
        var derived = await new DerivedFigures(ledger, catalog).ReadAsync(query, cancellationToken).ToListAsync(cancellationToken);
        var texts = address.Item is { } item
            ? await ledger.Vintages.ItemRowsAsync(new ItemRowQuery { Items = [item], Areas = [address.Area], Periods = [address.Period] }, cancellationToken)
                .SelectMany(r => r.Texts.ToAsyncEnumerable()).ToListAsync(cancellationToken)
            : [];
        if (vintages.Count + derived.Count + texts.Count == 0)
            return null;
        var explained = new Dictionary<long, IReadOnlyList<Finding>>();
        foreach (var submission in vintages.Select(v => v.Submission.Id).Distinct())
            explained.Add(submission, await ledger.Submissions.FindingsAsync(submission, cancellationToken));
        var series = vintages.GroupBy(v => v.Observation.Key)
            .OrderBy(g => g.Key.Measure).ThenBy(g => g.Key.Accumulation)
            .Select(g => new VersionsOf(g.Key, g.First() is var first && first.Submission.Counts() ? first : null, VersionsIn(g, explained)));
        return new FigureView(address, [.. series], derived, texts, catalog);
    }

    private static List<Version> VersionsIn(IEnumerable<Vintage> vintages, Dictionary<long, IReadOnlyList<Finding>> findings)
    {
        var versions = new List<Version>();
        Observation? before = null;
        foreach (var vintage in vintages.OrderBy(v => v.Submission.Order).ThenBy(v => v.Submission.Id).ThenBy(v => v.Ordinal))
        {
            var now = vintage.Observation;
            versions.Add(new Version(
                vintage, before?.Unit == now.Unit ? now.Value - before.Value : null, Explained.Of(now.Origin, findings[vintage.Submission.Id])));
            before = now;
        }

        return versions;
    }
}
