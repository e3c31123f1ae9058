using System.Data.Common;
using System.Globalization;
using IndicatorPipeline.Ingest.Files;
using IndicatorPipeline.Ingest.Files.Archives;
using IndicatorPipeline.Ingest.Web.Access;
using Microsoft.AspNetCore.Diagnostics;

namespace IndicatorPipeline.Ingest.Web;

/// <summary>
/// While the ledger's database is away nobody can be signed in and nothing be looked up, while the archive's store is, no workbook be read, and while the share is, nothing
/// be sent back: that is said, with when to come again, and is no failure of the page.
/// </summary>
internal sealed class StoreIsAway(ILogger<StoreIsAway> logger) : IExceptionHandler
{
    private static readonly TimeSpan ComeAgainAfter = TimeSpan.FromSeconds(30);

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (WhyOf(exception) is not { } why)
            return false;
        logger.LogWarning("{Path} could not be answered, the ledger, the archive or the share is away: {Why}", httpContext.Request.Path.Value, exception.Message);
        var response = httpContext.Response;
        // What was set before is gone with the answer that was begun.
        ConsoleAccess.Guard(response);
        response.Headers.RetryAfter = ((int)ComeAgainAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await ConsolePages.SendMessageAsync(httpContext, response.StatusCode, "away", why);
        return true;
    }

    // Under which key the reason is said.
    private static string? WhyOf(Exception fault) => fault switch
    {
        DbException => "away_why",
        ArchiveAwayException => "archive_away_why",
        ShareAwayException => "share_away_why",
        _ => null,
    };
}
