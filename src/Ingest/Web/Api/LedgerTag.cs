using System.Globalization;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.Net.Http.Headers;

namespace IndicatorPipeline.Ingest.Web.Api;

/// <summary>
/// Answers only where something has happened since the caller asked last: the tag of an answer is the last thing that was done to a submission and the
/// catalog that tells the names.
/// </summary>
internal sealed class LedgerTag : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var services = context.HttpContext.RequestServices;
        var last = await services.GetRequiredService<ObservationLedger>().Journal.LastAsync(context.HttpContext.RequestAborted);
        var catalog = services.GetRequiredService<CatalogSource>().Catalog.Fingerprint;
        // Weak: the same rows as JSON and as CSV.
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{last}-{catalog[..16]}\""), isWeak: true);
        response.Headers.ETag = tag.ToString();
        response.Headers.CacheControl = "private, no-cache";
        return request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)) ? Results.StatusCode(StatusCodes.Status304NotModified) : await next(context);
    }
}
