using System.ComponentModel;
using System.Net.Mime;
using System.Text.Json.Serialization.Metadata;
using IndicatorPipeline.Ingest.Queries;
using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Findings;
using IndicatorPipeline.Metrics.Ledger;
using IndicatorPipeline.Metrics.Trends.Transformations;
using Microsoft.AspNetCore.Mvc;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>
/// The HTTP API: what the command <c>query</c> answers, by address. Rows are JSON or CSV, wrong addresses problems (RFC 9457), and /openapi/v1.json
/// describes it all.
/// </summary>
internal static class ApiRoutes
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddOpenApi(document => document.ShouldInclude = call => call.RelativePath?.Split('/')[0] is "api" or "sdmx");
        services.AddProblemDetails();
        // The document says the names as they are written.
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = JsonLines.Options.PropertyNamingPolicy;
            json.SerializerOptions.Encoder = JsonLines.Options.Encoder;
            json.SerializerOptions.TypeInfoResolverChain.Add(new DefaultJsonTypeInfoResolver());
        });
    }

    /// <summary>What goes wrong on the way is told as a problem too.</summary>
    public static void UseProblems(this IApplicationBuilder app) => app.UseExceptionHandler().UseStatusCodePages();

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi().Require(Right.UseApi);
        var api = routes.MapGroup("/api").Require(Right.UseApi).RefuseUnknownParameters().AddEndpointFilter<LedgerTag>().ProducesValidationProblem();
        api.MapGet("/series", SeriesAsync).Answers<SeriesLine>("Which series there are, and from when to when.");
        api.MapGet("/observations", ObservationsAsync).Answers<FigureRow>("Figures in force, derived of them or in another form, each with the cell that it came from.");
        api.MapGet("/vintages", VintagesAsync).Answers<VersionRow>("Every version of each figure.");
        api.MapGet("/revisions", RevisionsAsync).Answers<RevisionRow>("How first values were revised.");
        api.MapGet("/catalog", Catalog).Answers<CatalogLine>("Indicators, areas and items.");
        api.MapGet("/submissions", SubmissionsAsync).Answers<SubmissionLine>("What was sent and what became of it, the latest first.");
        api.MapGet("/findings", FindingsAsync).Answers<SubmissionFindingLine>("What was found in submissions, the latest first.");
        api.MapGet("/assessment", AssessmentAsync).Answers<AssessLine>("Scores and ranks of areas, opened down to the cells that they rest on.");
        routes.MapSdmx();
    }

    private static IResult SeriesAsync([AsParameters] ConsoleCall call, [AsParameters] FigureParameters asked, [AsParameters] PageParameters page)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var query = address.Query(asked, call.Catalog, call.Zone);
        return address.Problem ?? Rows(SeriesLine.Of(call.Queries.InForceAsync(query, call.CancellationToken)), page);
    }

    private static async Task<IResult> ObservationsAsync(
        [AsParameters] ConsoleCall call,
        [AsParameters] FigureParameters asked,
        [AsParameters] TransformParameters form,
        [AsParameters] PageParameters page,
        [FromQuery(Name = "derived"), Description("Also what follows from the figures by the rules of derivations.yaml.")] bool derived = false)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var query = address.Query(asked, call.Catalog, call.Zone);
        var transform = address.Transform(form);
        if (transform is not null && derived)
            address.Refuse("derived", call.Texts["api_derived_or_transform"]);
        if (address.Problem is { } problem)
            return problem;
        if (transform is not null)
            return await TransformedAsync(call, address, query, transform, page);
        var inForce = call.Queries.InForceAsync(query, call.CancellationToken);
        return Rows(derived ? inForce.Concat(call.Queries.DerivedAsync(query, call.CancellationToken)) : inForce, page);
    }

    private static async Task<IResult> TransformedAsync(ConsoleCall call, AddressReader address, ObservationQuery query, TransformRequest request, PageParameters page)
    {
        var (rows, transformed) = await call.Queries.TransformedAsync(query, request, call.CancellationToken);
        var obstacles = ObstacleTexts.Of(transformed, call.Catalog, call.Texts.Culture).ToArray();
        // Where only a part of what was asked for is forbidden, the rest is the answer.
        if (rows.Count == 0 && obstacles.Length > 0)
            address.Refuse("transform", obstacles);
        return address.Problem ?? Rows(rows.ToAsyncEnumerable(), page);
    }

    private static IResult VintagesAsync([AsParameters] ConsoleCall call, [AsParameters] FigureParameters asked, [AsParameters] PageParameters page)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var query = address.Query(asked, call.Catalog, call.Zone);
        return address.Problem ?? Rows(call.Queries.VersionsAsync(query, call.CancellationToken), page);
    }

    private static async Task<IResult> RevisionsAsync([AsParameters] ConsoleCall call, [AsParameters] FigureParameters asked, [AsParameters] PageParameters page)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var query = address.Query(asked, call.Catalog, call.Zone);
        return address.Problem ?? Rows((await call.Queries.RevisionsAsync(query, call.CancellationToken)).ToAsyncEnumerable(), page);
    }

    private static IResult Catalog([AsParameters] ConsoleCall call, [AsParameters] PageParameters page)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        return address.Problem ?? Rows(CatalogLine.Of(call.Catalog).ToAsyncEnumerable(), page);
    }

    private static async Task<IResult> SubmissionsAsync(
        [AsParameters] ConsoleCall call,
        [AsParameters] PageParameters page,
        [FromQuery(Name = "verdict"), Description("accepted, returned or held.")] string? verdict = null,
        [FromQuery(Name = "department"), Description("The sender's code.")] string? department = null)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var filter = new SubmissionFilter { Verdict = address.One("verdict", verdict, Verdicts.Codes), Department = string.IsNullOrEmpty(department) ? null : department };
        if (address.Problem is { } problem)
            return problem;
        var submissions = await call.Ledger.Submissions.ListAsync(filter, call.CancellationToken);
        return Rows(submissions.Select(s => SubmissionLine.Of(s, call.Zone)).ToAsyncEnumerable(), page);
    }

    private static async Task<IResult> FindingsAsync(
        [AsParameters] ConsoleCall call,
        [AsParameters] PageParameters page,
        [FromQuery(Name = "submission"), Description("Only of this submission, by its number.")] long? submission = null,
        [FromQuery(Name = "severity"), Description("error, verify or info.")] string? severity = null)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var asked = address.One("severity", severity, Severities.Codes);
        if (address.Problem is { } problem)
            return problem;
        IReadOnlyList<Submission> submissions;
        if (submission is not { } number)
            submissions = await call.Ledger.Submissions.ListAsync(new SubmissionFilter(), call.CancellationToken);
        else if (await call.Ledger.Submissions.FindAsync(number, call.CancellationToken) is { } found)
            submissions = [found];
        else
            return Results.Problem(call.Texts.Format("api_no_submission", number), statusCode: StatusCodes.Status404NotFound);
        return Rows(
            submissions.ToAsyncEnumerable().SelectMany(async (s, _, token) =>
                (await call.Ledger.Submissions.FindingsAsync(s.Id, token)).Where(f => asked is null || f.Severity == asked).Select(f => SubmissionFindingLine.Of(s.Id, f, call.Texts.Culture))),
            page);
    }

    private static async Task<IResult> AssessmentAsync(
        [AsParameters] ConsoleCall call,
        [AsParameters] PageParameters page,
        [FromQuery(Name = "period"), Description("The period that is assessed: 2023-Q2. Empty: all.")] string? period = null,
        [FromQuery(Name = "group"), Description("Only this group, by its name.")] string? group = null,
        [FromQuery(Name = "as_of"), Description("As the ledger stood at the end of a day: 2023-06-30.")] string? asOf = null)
    {
        var address = new AddressReader(call.Texts);
        address.Check(page);
        var asked = address.Period("period", period);
        var moment = address.Period("as_of", asOf)?.LastInstant(call.Zone);
        if (address.Problem is { } problem)
            return problem;
        var scores = await new ComputedScores(call.Ledger, call.Catalog).ReadAsync(moment, call.CancellationToken);
        var lines = scores.Where(s => (asked is null || s.Period == asked) && (string.IsNullOrEmpty(group) || s.Scheme.Group == group)).SelectMany(s => AssessLine.Of(s, call.Catalog));
        return new RowsAnswer<AssessLine>(lines.ToAsyncEnumerable(), page, writer =>
        {
            var write = RowCsv.Begin(JsonLines.NamesOf<AssessRow>(), writer);
            return line =>
            {
                foreach (var row in AssessRow.Of(line))
                    write(row.Cells());
            };
        });
    }

    private static RowsAnswer<TRow> Rows<TRow>(IAsyncEnumerable<TRow> rows, PageParameters page)
        where TRow : IRow =>
        new(rows, page, writer =>
        {
            var write = RowCsv.Begin(JsonLines.NamesOf<TRow>(), writer);
            return row => write(row.Cells());
        });

    private static void Answers<TRow>(this RouteHandlerBuilder route, string summary) =>
        route.WithSummary(summary).Produces<TRow[]>(StatusCodes.Status200OK, MediaTypeNames.Application.Json, MediaTypeNames.Text.Csv).Produces(StatusCodes.Status304NotModified);
}
