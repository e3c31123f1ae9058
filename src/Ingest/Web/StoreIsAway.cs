using System.Data.Common;
using System.Globalization;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Web.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>
/// While the ledger's database is away nobody can be signed in and nothing be looked up, and while the archive's store is, no workbook be read: that is said, with
/// when to come again, and is no failure of the page.
/// </summary>
internal sealed class StoreIsAway(ILogger<StoreIsAway> logger) : IExceptionHandler
{
    private static readonly TimeSpan ComeAgainAfter = TimeSpan.FromSeconds(30);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not (DbException or ArchiveAwayException))
            return false;
        logger.LogWarning("{Path} could not be answered, the ledger or the archive is away: {Why}", httpContext.Request.Path.Value, exception.Message);
        var response = httpContext.Response;
        // What was set before is gone with the answer that was begun.
        ConsoleAccess.Guard(response);
        response.Headers.RetryAfter = ((int)ComeAgainAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await ConsolePages.SendMessageAsync(httpContext, response.StatusCode, "away", exception is DbException ? "away_why" : "archive_away_why");
        return true;
    }
}
