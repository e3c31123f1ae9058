using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Assessments;
using IndicatorPipeline.Metrics.Observations;

namespace IndicatorPipeline.Ingest.Web.Scores;

/// <summary>Who stands where in the assessment of the townships.</summary>
internal static class ScorePages
{
    public const string Path = "/assessment";

    public static void MapScorePages(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, async ([AsParameters] ConsoleCall call) =>
        {
            TimePeriod? asked = null;
            if (call["period"] is { } text)
            {
                var parsed = TimePeriod.Parse(text);
                if (!parsed.Success)
                    return await ConsolePages.NotFoundAsync(call.Context, "no_address");
                asked = parsed.Value;
            }

            var scores = await new ComputedScores(call.Ledger, call.Catalog).ReadAsync(null, call.CancellationToken);
            return await ConsolePages.PageAsync<ScoresPage>(
                call.Context, new() { [nameof(ScoresPage.Console)] = call.View, [nameof(ScoresPage.View)] = ScoreTable.Of(scores, asked, call.Catalog) });
        }).Require(Right.Read);
}
