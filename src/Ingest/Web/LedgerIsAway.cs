using System.Data.Common;
using System.Globalization;
using IndicatorPipeline.Ingest.Web.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>
/// While the ledger's database is away nobody can be signed in and nothing be looked up: that is said, with when to come again, and is no failure of the page.
/// </summary>
internal sealed class LedgerIsAway(ILogger<LedgerIsAway> logger) : IExceptionHandler
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
        await ConsolePages.SendMessageAsync(httpContext, response.StatusCode, "away", "away_why");
        return true;
    }
}
