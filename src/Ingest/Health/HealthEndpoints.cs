using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace IndicatorPipeline.Ingest.Health;

/// <summary>
/// What tells other programs how the worker is: <c>/health/live</c>, whether it runs at all, and <c>/health/ready</c>, whether it can do its work. Not being ready
/// is no reason to start it anew: it goes on by itself.
/// </summary>
internal static class HealthEndpoints
{
    public const string Live = "/health/live";

    public const string Ready = "/health/ready";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        // Answered before anybody is asked who he is: users are in the ledger, which may be what is away.
        routes.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().ShortCircuit();
        routes.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous().ShortCircuit();
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        var texts = new HealthTexts(CultureInfo.GetCultureInfo(context.Request.Query["lang"] == "en" ? "en" : "zh-CN"));
        return context.Response.WriteAsJsonAsync(
            new Readiness(
                report.Status.ToString(),
                [
                    .. report.Entries.SelectMany(
                        entry => (IReadOnlyList<ProbeResult>)entry.Value.Data[ProbeHealthCheck.Found],
                        (entry, result) => new Check(entry.Key, entry.Value.Status.ToString(), result.Code.Name, texts.Describe(result), texts.Suggest(result))),
                ]),
            Json,
            context.RequestAborted);
    }

    private sealed record Readiness(string Status, IReadOnlyList<Check> Checks);

    private sealed record Check(string Name, string Status, string Code, string Message, string? Suggestion);
}
