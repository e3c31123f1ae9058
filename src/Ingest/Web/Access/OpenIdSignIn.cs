using System.Security.Claims;
using IndicatorPipeline.Metrics.Servers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>
/// Signing in at a provider of OpenID Connect: by code with a proof key, answered in the address. What the provider says becomes a session of the console's own, which ends
/// after <see cref="WebOptions.SessionLifetime"/> however busy it is, since the provider is not asked again.
/// </summary>
internal static class OpenIdSignIn
{
    /// <summary>A link: a form that ends elsewhere is what the content policy is against.</summary>
    public const string Path = "/signin/openid";

    private const string Callback = $"{Path}/callback";

    /// <summary>Nothing where the settings name no provider: its handler is asked at each call whether it is its own.</summary>
    public static void AddOpenIdSignIn(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[$"{OpenIdOptions.Section}:{nameof(OpenIdOptions.Authority)}"]))
            return;
        services.AddAuthentication().AddOpenIdConnect();
        services.AddOptions<OpenIdConnectOptions>(OpenIdConnectDefaults.AuthenticationScheme).Configure<IOptions<OpenIdOptions>, IOptions<WebOptions>>(Configure);
    }

    public static void MapOpenIdSignIn(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsUsed)
            return;
        routes.MapGet(Path, async (HttpContext context, [FromQuery(Name = SignInPages.Back)] string? back, ILogger<OpenIdOptions> logger) =>
        {
            try
            {
                await context.ChallengeAsync(
                    OpenIdConnectDefaults.AuthenticationScheme, new AuthenticationProperties { RedirectUri = RedirectHttpResult.IsLocalUrl(back) ? back : "/" });
                return Results.Empty;
            }
            catch (InvalidOperationException e)
            {
                // Its description of itself could not be had.
                logger.LogWarning(e, "The OpenID provider does not answer");
                return await ConsolePages.MessageAsync(context, StatusCodes.Status503ServiceUnavailable, "away", "openid_away");
            }
        }).AllowAnonymous().RequireRateLimiting(ConsoleAccess.SignInLimit);
    }

    /// <summary>Leads whoever has signed in at the provider to where it ends its own session; null where it has no such place, or does not say so now.</summary>
    public static async Task<IResult?> LeaveAsync(HttpContext context)
    {
        if (Visitor.ProviderOf(context.User) is null || !context.RequestServices.GetRequiredService<IOptions<OpenIdOptions>>().Value.IsUsed)
            return null;
        var openId = context.RequestServices.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get(OpenIdConnectDefaults.AuthenticationScheme);
        try
        {
            if ((await openId.ConfigurationManager!.GetConfigurationAsync(context.RequestAborted)).EndSessionEndpoint is not { Length: > 0 } end)
                return null;
            var address = QueryHelpers.AddQueryString(end, new Dictionary<string, string?>
            {
                [OpenIdConnectParameterNames.ClientId] = openId.ClientId,
                [OpenIdConnectParameterNames.PostLogoutRedirectUri] = OwnAddress(context) + SignInPages.Path,
            });
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            // The content policy lets no form end elsewhere, but a page may lead there.
            return await ConsolePages.PageAsync<EnteredPage>(context, new() { [nameof(EnteredPage.Texts)] = ConsoleTexts.Of(context.Request), [nameof(EnteredPage.Next)] = address });
        }
        catch (InvalidOperationException e)
        {
            // The session here is over in any case.
            LoggerOf(context).LogWarning(e, "The OpenID provider does not answer, its session could not be ended");
            return null;
        }
    }

    // Behind a proxy the call does not tell under which address people reach the console.
    private static string OwnAddress(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value.PublicUrl?.TrimEnd('/') ?? $"{context.Request.Scheme}://{context.Request.Host}";

    private static void Configure(OpenIdConnectOptions openId, IOptions<OpenIdOptions> options, IOptions<WebOptions> web)
    {
        var settings = options.Value;
        (openId.Authority, openId.ClientId) = (settings.Authority, settings.ClientId);
        openId.ClientSecret = settings.ClientSecretFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : null;
        // Without a file the handler makes its own connections.
        if (settings.RootCertificate is { Length: > 0 } authorities)
        {
            var connections = RootCertificates.NewConnections(authorities);
            // As those do.
            connections.AllowAutoRedirect = true;
            openId.BackchannelHttpHandler = connections;
        }

        openId.RequireHttpsMetadata = !LocalAddresses.IsOfThisMachine(new Uri(settings.Authority!).Host);
        openId.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        openId.CallbackPath = Callback;
        // In the address: a form that is sent here from elsewhere comes without our cookies.
        (openId.ResponseType, openId.ResponseMode, openId.UsePkce) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query, true);
        (openId.MapInboundClaims, openId.SaveTokens, openId.DisableTelemetry) = (false, false, true);
        openId.Scope.Clear();
        foreach (var scope in settings.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            openId.Scope.Add(scope);
        // Some providers say roles only there.
        openId.GetClaimsFromUserInfoEndpoint = true;
        foreach (var claim in new[] { settings.NameClaim, settings.RoleClaim, settings.DepartmentClaim })
            openId.ClaimActions.MapJsonKey(claim, claim);
        ConsoleAccess.Protect(openId.CorrelationCookie, "indicators.openid.", web.Value, SameSiteMode.Lax);
        ConsoleAccess.Protect(openId.NonceCookie, "indicators.nonce.", web.Value, SameSiteMode.Lax);
        openId.Events = new OpenIdConnectEvents
        {
            OnRedirectToIdentityProvider = context =>
            {
                // Behind a proxy the call does not tell under which address people reach the console.
                if (web.Value.PublicUrl is { } address)
                    context.ProtocolMessage.RedirectUri = address.TrimEnd('/') + Callback;
                return Task.CompletedTask;
            },
            OnTicketReceived = context => EnterAsync(context, settings, web.Value),
            OnRemoteFailure = async context =>
            {
                LoggerOf(context.HttpContext).LogWarning("Signing in at the OpenID provider from {Address} has failed: {Why}", context.HttpContext.Connection.RemoteIpAddress, context.Failure?.Message);
                context.HandleResponse();
                await ConsolePages.SendMessageAsync(context.HttpContext, StatusCodes.Status400BadRequest, "sign_in", "openid_failed");
            },
        };
    }

    private static async Task EnterAsync(TicketReceivedContext context, OpenIdOptions settings, WebOptions web)
    {
        var http = context.HttpContext;
        context.HandleResponse();
        var known = context.Principal!;
        if (OpenIdUsers.Find(known, settings, http.RequestServices.GetRequiredService<CatalogSource>().Catalog) is not { } user)
        {
            LoggerOf(http).LogWarning("{Name}, whom the OpenID provider knows, has no role here", known.FindFirst(settings.NameClaim)?.Value);
            await ConsolePages.SendMessageAsync(http, StatusCodes.Status403Forbidden, "forbidden", "openid_no_role");
            return;
        }

        await http.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            Visitor.PrincipalOfElsewhere(user, settings.Authority!),
            new AuthenticationProperties { AllowRefresh = false, ExpiresUtc = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + web.SessionLifetime });
        LoggerOf(http).LogInformation("{User} has signed in from {Address} at {Provider}", user, http.Connection.RemoteIpAddress, settings.Authority);
        // The browser still counts the call as the provider's, and would follow a redirect without the session's cookie; what a page of ours leads to is ours.
        var next = context.ReturnUri is { } back && back != "/" ? back : user.Role.Has(Right.Read) ? "/" : StatusPage.Path;
        var page = await ConsolePages.PageAsync<EnteredPage>(http, new() { [nameof(EnteredPage.Texts)] = ConsoleTexts.Of(http.Request), [nameof(EnteredPage.Next)] = next });
        await page.ExecuteAsync(http);
    }

    private static ILogger LoggerOf(HttpContext context) => context.RequestServices.GetRequiredService<ILogger<OpenIdOptions>>();
}
