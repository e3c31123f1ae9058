using IndicatorPipeline.Ingest.Explanations;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Trends;

namespace IndicatorPipeline.Ingest.Web.Figures;

/// <summary>All that is known of the figures at an address: every version of each, what is derived of them, the texts beside them.</summary>
/// <param name="Series">The reported ones, levels first.</param>
/// <param name="Derived">What follows from them.</param>
/// <param name="Texts">The texts in force of the item's row.</param>
/// <param name="Findings">What was found in their submissions, by number.</param>
public sealed record FigureView(
    FigureAddress Address,
    IReadOnlyList<FigureHistory> Series,
    IReadOnlyList<DerivedFigure> Derived,
    IReadOnlyList<TextVintage> Texts,
    IReadOnlyDictionary<long, IReadOnlyList<Finding>> Findings,
    IndicatorCatalog Catalog)
{
    public string IndicatorName => Catalog.IndicatorsByCode.GetValueOrDefault(Address.Indicator)?.Name ?? Address.Indicator;

    public string AreaName => Catalog.AreasByCode.GetValueOrDefault(Address.Area)?.Name ?? Address.Area;

    public string? ItemName => Address.Item is { } item ? Catalog.ItemsByCode.GetValueOrDefault(item)?.Name ?? item : null;

    /// <summary>What the figures are of, whenever.</summary>
    public string Subject => string.Join(' ', new[] { IndicatorName, ItemName, AreaName }.OfType<string>());

    /// <summary>The cell that the page shows in its workbook: that of the level, else of whatever is in force.</summary>
    public Vintage? Shown => Series.Select(s => s.InForce?.Vintage).FirstOrDefault(v => v is not null);

    /// <summary>What its sender said of a version; null for nothing.</summary>
    public string? ExplanationOf(Vintage vintage) => Explained.Of(vintage.Observation.Origin, Findings[vintage.Submission.Id]);

    /// <summary>Null where nothing was ever reported under the address.</summary>
    public static async Task<FigureView?> FindAsync(FigureAddress address, ObservationLedger ledger, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var query = new ObservationQuery { Indicators = [address.Indicator], Areas = [address.Area], Items = [address.Item ?? ""], Periods = [address.Period] };
        var series = await ledger.Vintages.HistoriesAsync(query, cancellationToken).ToListAsync(cancellationToken);
        var derived = await new DerivedFigures(ledger, catalog).ReadAsync(query, cancellationToken).ToListAsync(cancellationToken);
        var texts = address.Item is { } item
            ? await ledger.Vintages.ItemRowsAsync(new ItemRowQuery { Items = [item], Areas = [address.Area], Periods = [address.Period] }, cancellationToken)
                .SelectMany(r => r.Texts.ToAsyncEnumerable()).ToListAsync(cancellationToken)
            : [];
        if (series.Count + derived.Count + texts.Count == 0)
            return null;
        var findings = new Dictionary<long, IReadOnlyList<Finding>>();
        foreach (var submission in series.SelectMany(s => s.Versions).Select(v => v.Vintage.Submission.Id).Distinct())
            findings.Add(submission, await ledger.Submissions.FindingsAsync(submission, cancellationToken));
        return new FigureView(address, [.. series.OrderBy(s => s.Key.Measure).ThenBy(s => s.Key.Accumulation)], derived, texts, findings, catalog);
    }
}
