using IndicatorPipeline.Ingest.Web.Access;
using IndicatorPipeline.Metrics.Ledger;

namespace IndicatorPipeline.Ingest.Web.Submissions;

/// <summary>What a statistician does to a submission at its page: what the commands of the same names do, by the same <see cref="Lifecycle"/>.</summary>
internal static class SubmissionActs
{
    public const string Withdraw = "withdraw";
    public const string Return = "return";
    public const string Release = "release";

    /// <summary>The reason.</summary>
    public const string Why = "why";

    public static string AddressOf(long submission, string act) => $"{SubmissionAddress.Of(submission)}/{act}";

    public static void MapSubmissionActs(this IEndpointRouteBuilder routes)
    {
        var acts = routes.MapGroup(SubmissionAddress.One).Require(Right.Act).AddEndpointFilter<OwnForms>();
        acts.MapPost(Withdraw, ([AsParameters] ConsoleCall call, Lifecycle lifecycle, long id) =>
            WithReasonAsync(call, why => lifecycle.WithdrawAsync(id, why, call.Visitor.ToActor(), call.CancellationToken)));
        acts.MapPost(Return, ([AsParameters] ConsoleCall call, Lifecycle lifecycle, long id) =>
            WithReasonAsync(call, why => lifecycle.ReturnAsync(id, why, call.Visitor.ToActor(), call.CancellationToken)));
        acts.MapPost(Release, async ([AsParameters] ConsoleCall call, Lifecycle lifecycle, long id) =>
        {
            var (released, refusal) = await lifecycle.ReleaseAsync(id, call.Visitor.ToActor(), call.CancellationToken);
            return await AnswerAsync(call, released, refusal);
        });
    }

    private static async Task<IResult> WithReasonAsync(ConsoleCall call, Func<string, Task<(IngestionResult? Result, Refusal? Refusal)>> act)
    {
        var form = await call.Context.Request.ReadFormAsync(call.CancellationToken);
        if (form[Why].ToString().Trim() is not { Length: > 0 } why)
            return await ConsolePages.MessageAsync(call.Context, StatusCodes.Status400BadRequest, "not_done", "why_is_missing");
        var (result, refusal) = await act(why);
        return await AnswerAsync(call, result?.Submission, refusal);
    }

    // What was returned is a reading of its own, with a page of its own.
    private static async Task<IResult> AnswerAsync(ConsoleCall call, Submission? done, Refusal? refusal) => refusal is { } refused
        ? await ConsolePages.MessageAsync(
            call.Context, refused == Refusal.NoSuchSubmission ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, "not_done", TextOf(refused))
        : Results.LocalRedirect(call.View.AddressOf(SubmissionAddress.Of(done!.Id)));

    private static string TextOf(Refusal refusal) => refusal switch
    {
        Refusal.NoSuchSubmission => "no_submission",
        Refusal.NotInForce => "not_in_force",
        Refusal.NotHeld => "not_held",
        Refusal.NothingToRelease => "nothing_to_release",
        Refusal.OnItsWay => "on_its_way",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "There is no such refusal."),
    };
}
