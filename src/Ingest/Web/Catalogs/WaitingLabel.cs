using IndicatorPipeline.Ingest.Resolution;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Catalogs;

/// <summary>A label that the catalog does not know, with the workbooks that wait for it.</summary>
/// <param name="Suggestion">The entries of the catalog nearest to it, as its sender was told; null for none.</param>
/// <param name="Nearest">The indicators nearest to it, the nearest first.</param>
public sealed record WaitingLabel(string Label, string? Suggestion, IReadOnlyList<Indicator> Nearest, IReadOnlyList<Submission> Waiting)
{
    /// <summary>Those that most workbooks wait for first.</summary>
    internal static async Task<IReadOnlyList<WaitingLabel>> ReadAsync(ObservationLedger ledger, VisibleSubmissions submissions, IndicatorCatalog catalog, CancellationToken cancellationToken)
    {
        var held = await submissions.ListAsync(WaitingWorkbook.Filter, cancellationToken);
        var found = await WaitingWorkbook.ReadAsync(ledger, held, cancellationToken)
            .SelectMany(w => w.Unknown.Select(f => (Finding: f, Submission: w.Held))).ToListAsync(cancellationToken);
        var names = catalog.Indicators.SelectMany(i => i.Aliases.Prepend(i.Name).Select(name => (LabelText.Normalize(name), i.Code))).ToList();
        return
        [
            .. found.GroupBy(f => LabelText.Normalize(f.Finding.Arguments[0]))
                .Select(g => new WaitingLabel(g.First().Finding.Arguments[0], g.First().Finding.Suggestion, [.. Suggestions.Nearest(g.Key, names).Select(code => catalog.IndicatorsByCode[code])], [.. g.Select(f => f.Submission).Distinct()]))
                .OrderByDescending(l => l.Waiting.Count)
                .ThenBy(l => l.Label, StringComparer.Ordinal),
        ];
    }
}
