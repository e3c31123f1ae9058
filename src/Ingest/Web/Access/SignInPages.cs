using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Signing in with a password, and out.</summary>
internal static class SignInPages
{
    public const string Path = "/signin";
    public const string Out = "/signout";

    /// <summary>Where somebody wanted to go.</summary>
    public const string Back = "back";

    public const string Name = "name";
    public const string Password = "password";

    public static void MapSignInPages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context, [FromQuery(Name = Back)] string? back) => PageAsync(context, back, hasFailed: false)).AllowAnonymous();
        routes.MapPost(Path, async (HttpContext context, UserAccounts accounts, ILogger<UserAccounts> logger) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var (name, back) = (form[Name].ToString(), form[Back].ToString());
            if (await accounts.FindByPasswordAsync(name, form[Password].ToString(), context.RequestAborted) is not { } user)
            {
                // Megabytes of a name would fill the log.
                logger.LogWarning(
                    "Signing in as {User} from {Address} has failed", name.Length > UserAccounts.LongestName ? "(too long a name)" : name, context.Connection.RemoteIpAddress);
                return await PageAsync(context, back, hasFailed: true);
            }

            await context.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme, Visitor.PrincipalOf(user, Visitor.BySession));
            logger.LogInformation("{User} has signed in from {Address}", user, context.Connection.RemoteIpAddress);
            return Results.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : user.Role.Has(Right.Read) ? "/" : StatusPage.Path);
        }).AllowAnonymous().AddEndpointFilter<OwnForms>().RequireRateLimiting(ConsoleAccess.SignInLimit);
        routes.MapOpenIdSignIn();
        routes.MapPost(Out, async (HttpContext context) =>
        {
            await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return await OpenIdSignIn.LeaveAsync(context) ?? Results.LocalRedirect(Path);
        }).Require(Right.SignedIn).AddEndpointFilter<OwnForms>();
    }

    private static Task<IResult> PageAsync(HttpContext context, string? back, bool hasFailed) => ConsolePages.PageAsync<SignInPage>(
        context,
        new()
        {
            [nameof(SignInPage.Texts)] = ConsoleTexts.Of(context.Request),
            [nameof(SignInPage.Back)] = back ?? "",
            [nameof(SignInPage.HasFailed)] = hasFailed,
            [nameof(SignInPage.HasOpenId)] = context.RequestServices.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsUsed,
        },
        hasFailed ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK);
}
