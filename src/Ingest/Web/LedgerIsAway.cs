using System.Data.Common;
using System.Globalization;
using IndicatorPipeline.Ingest.Web.Access;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>
/// While the ledger's database is away nobody can be signed in and nothing be looked up: that is said, with when to come again, and is no failure of the page. A
/// browser is told by a page, a program by a problem.
/// </summary>
internal sealed class LedgerIsAway(IProblemDetailsService problems, ILogger<LedgerIsAway> logger) : IExceptionHandler
{
    private static readonly TimeSpan ComeAgainAfter = TimeSpan.FromSeconds(30);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not DbException)
            return false;
        logger.LogWarning("{Path} could not be answered, the ledger is away: {Why}", httpContext.Request.Path.Value, exception.Message);
        var response = httpContext.Response;
        // What was set before is gone with the answer that was begun.
        ConsoleAccess.Guard(response);
        response.Headers.RetryAfter = ((int)ComeAgainAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        if (httpContext.Request.GetTypedHeaders().Accept.Any(type => type.IsSubsetOf(new MediaTypeHeaderValue("text/html"))))
        {
            await ConsolePages.SendMessageAsync(httpContext, response.StatusCode, "away", "away_why");
            return true;
        }

        return await problems.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = httpContext,
            ProblemDetails = new ProblemDetails { Status = response.StatusCode, Detail = ConsoleTexts.Of(httpContext.Request)["away_why"] },
        });
    }
}
