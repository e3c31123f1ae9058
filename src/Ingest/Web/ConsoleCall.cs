using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Catalog;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Reports;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>A call for a page, with what every page is made of.</summary>
internal sealed record ConsoleCall(
    HttpContext Context, ObservationLedger Ledger, CatalogSource Source, IOptions<IngestOptions> Options, TimeProvider Time, KeptReading<IReadOnlyList<DueReport>> LastReports)
{
    public CancellationToken CancellationToken => Context.RequestAborted;

    public IndicatorCatalog Catalog { get; } = Source.Catalog;

    public TimeZoneInfo Zone { get; } = Options.Value.FindZone();

    public ConsoleTexts Texts { get; } = ConsoleTexts.Of(Context.Request);

    public Visitor Visitor { get; } = Visitor.Of(Context.User);

    /// <summary>What was sent, as far as the visitor sees it.</summary>
    public VisibleSubmissions Submissions => field ??= new VisibleSubmissions(Ledger, Visitor);

    public ConsoleView View => field ??= new ConsoleView(Texts, Catalog, Zone);

    /// <summary>What can be asked of the figures.</summary>
    public FigureQueries Queries => field ??= new FigureQueries(Ledger, Catalog, Zone);

    /// <summary>Who owes what, as far as the visitor sees it.</summary>
    public async Task<IReadOnlyList<DueReport>> DueAsync() =>
        [.. (await LastReports.OfAsync(Catalog, CancellationToken)).Where(due => Visitor.SeesOf(due.Report.Department))];

    /// <summary>A part of the address; null where it is missing or empty.</summary>
    public string? this[string name] => Context.Request.Query[name].FirstOrDefault() is { Length: > 0 } value ? value : null;
}
