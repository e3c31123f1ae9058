using System.Runtime.CompilerServices;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Trends;
using IndicatorPipeline.Metrics.Trends.Transformations;

namespace IndicatorPipeline.Ingest.Queries;

/// <summary>The questions that can be asked of the ledger's figures, whatever door they come through.</summary>
/// <param name="zone">By whose clocks moments are told.</param>
internal sealed class FigureQueries(ObservationLedger ledger, IndicatorCatalog catalog, TimeZoneInfo zone)
{
    /// <summary>The figures in force, one after the other as they are read.</summary>
    public async IAsyncEnumerable<FigureRow> InForceAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var explained = await ledger.Submissions.ExplainedAsync(cancellationToken);
        await foreach (var vintage in ledger.Vintages.InForceAsync(query, cancellationToken))
            yield return FigureRow.Of(vintage, catalog, explained);
    }

    /// <summary>What follows from the figures in force by the rules of derivations.yaml.</summary>
    public async IAsyncEnumerable<FigureRow> DerivedAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var figure in new DerivedFigures(ledger, catalog).ReadAsync(query, cancellationToken))
            yield return FigureRow.Of(figure, catalog);
    }

    /// <summary>The series in another form, and what kept some of them from it.</summary>
    public async Task<(IReadOnlyList<FigureRow> Rows, Transformed Transformed)> TransformedAsync(
        ObservationQuery query, TransformRequest request, CancellationToken cancellationToken)
    {
        var explained = await ledger.Submissions.ExplainedAsync(cancellationToken);
        var transformed = await new TransformedFigures(ledger, catalog).ReadAsync(query, request, cancellationToken);
        return ([.. transformed.Figures.Select(f => FigureRow.Of(f, catalog, explained))], transformed);
    }

    /// <summary>Every version of each figure, in the order in which they were sent.</summary>
    public async IAsyncEnumerable<VersionRow> VersionsAsync(ObservationQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var explained = await ledger.Submissions.ExplainedAsync(cancellationToken);
        await foreach (var history in ledger.Vintages.HistoriesAsync(query, cancellationToken))
        {
            foreach (var row in VersionRow.Of(history, catalog, zone, explained))
                yield return row;
        }
    }

    /// <summary>How the figures were revised.</summary>
    public async Task<IReadOnlyList<RevisionRow>> RevisionsAsync(ObservationQuery query, CancellationToken cancellationToken) =>
        [.. RevisionRow.Of(await ledger.Vintages.HistoriesAsync(query, cancellationToken).ToListAsync(cancellationToken), catalog, zone)];
}
