using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using IndicatorPipeline.Metrics.Ledger;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>
/// Who calls: by a program's key, by the session of somebody who has signed in, or, where there are no users and nobody else reaches the console, whoever sits
/// at this machine. Who is nobody is led to the page for signing in; a program is told so.
/// </summary>
internal sealed class ConsoleAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, UserAccounts accounts, IOptions<WebOptions> web,
    IOptions<OpenIdOptions> openId)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "Console";

    private const string Bearer = "Bearer";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (HasKey)
        {
            return AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var sent)
                && string.Equals(sent.Scheme, Bearer, StringComparison.OrdinalIgnoreCase)
                && sent.Parameter is { Length: > 0 } key
                && await accounts.FindByKeyAsync(key, Context.RequestAborted) is { } program
                    ? Known(program, Visitor.ByKey)
                    : AuthenticateResult.Fail("The key is nobody's.");
        }

        var session = await Context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (session.Succeeded)
            return AuthenticateResult.Success(new AuthenticationTicket(session.Principal, SchemeName));
        // The host as well: a page from elsewhere whose name was made to lead to this machine is not of it.
        return !openId.Value.IsUsed && web.Value.IsOfThisMachine && LocalAddresses.IsOfThisMachine(Request.Host.Host) && !await accounts.AnyAsync(Context.RequestAborted)
            ? Known(new User(Environment.UserName, web.Value.LocalRole, null, "", ""), Visitor.ByMachine)
            : AuthenticateResult.NoResult();
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HasKey || !HttpMethods.IsGet(Request.Method) || !ConsolePages.IsOfABrowser(Request))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = Bearer;
        }
        else
        {
            Response.Redirect(QueryHelpers.AddQueryString(SignInPages.Path, new Dictionary<string, string?>
            {
                [SignInPages.Back] = Request.Path + Request.QueryString,
                [ConsoleTexts.LanguageParameter] = ConsoleTexts.Of(Request).Language,
            }.Where(part => part.Value is not null)));
        }

        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ConsolePages.SendMessageAsync(Context, StatusCodes.Status403Forbidden, "forbidden", "forbidden_why");

    private bool HasKey => Request.Headers.ContainsKey("Authorization");

    private static AuthenticateResult Known(User user, string by) => AuthenticateResult.Success(new AuthenticationTicket(Visitor.PrincipalOf(user, by), SchemeName));
}
