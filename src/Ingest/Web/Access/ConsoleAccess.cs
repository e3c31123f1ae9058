using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace IndicatorPipeline.Ingest.Web.Access;

/// <summary>Who may call which page: signing in, permissions, forms, and the headers that tell a browser what a page may do.</summary>
internal static class ConsoleAccess
{
    /// <summary>The limit of attempts to sign in.</summary>
    public const string SignInLimit = "signin";

    private const string ContentPolicy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void AddConsoleAccess(this IServiceCollection services)
    {
        services.AddAuthentication(ConsoleAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ConsoleAuthentication>(ConsoleAuthentication.SchemeName, null)
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<WebOptions>>((cookies, web) =>
        {
            Protect(cookies.Cookie, "indicators", web.Value);
            (cookies.ExpireTimeSpan, cookies.SlidingExpiration) = (web.Value.SessionLifetime, true);
            cookies.Events.OnValidatePrincipal = EndWhatIsOverAsync;
        });
        services.AddRights();
        services.AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<WebOptions>>((forms, web) => Protect(forms.Cookie, "indicators.form", web.Value));
        services.AddDataProtection().SetApplicationName("indicators");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<IngestOptions>, ILoggerFactory>((keys, ingest, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder(ingest.Value), loggers));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebOptions>>((limits, web) =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
                new ValueTask(ConsolePages.SendMessageAsync(rejected.HttpContext, StatusCodes.Status429TooManyRequests, "too_many_attempts", "too_many_attempts_why"));
            limits.AddPolicy(SignInLimit, call => RateLimitPartition.GetFixedWindowLimiter(
                call.Connection.RemoteIpAddress,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = web.Value.SignInAttempts, Window = TimeSpan.FromMinutes(1) }));
        });
        services.AddHttpContextAccessor();
        services.AddSingleton<FormTokens>();
        services.AddCascadingValue(provider => Visitor.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User));
    }

    public static void UseConsoleAccess(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            Guard(context.Response);
            return next(context);
        });
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Tells the browser what a page may do, and that nobody keeps it.</summary>
    public static void Guard(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // In the words of those who make form tokens, who warn of any others.
        headers.CacheControl = "no-cache, no-store";
    }

    /// <summary>Lets a page run the program's own scripts; none that stands in the page, and none that makes code of text.</summary>
    public static void AllowOwnScripts(HttpResponse response) => response.Headers.ContentSecurityPolicy = $"{ContentPolicy}; script-src 'self'";

    /// <param name="sameSite">Whether it comes with a call that a page from elsewhere has led to.</param>
    public static void Protect(CookieBuilder cookie, string name, WebOptions web, SameSiteMode sameSite = SameSiteMode.Strict)
    {
        (cookie.Name, cookie.HttpOnly, cookie.SameSite) = (name, true, sameSite);
        // Behind a proxy that speaks HTTPS the call itself does not tell.
        cookie.SecurePolicy = web.PublicUrl?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    private static async Task EndWhatIsOverAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal || !await GoesOnAsync(principal, context.HttpContext))
            context.RejectPrincipal();
    }

    private static async Task<bool> GoesOnAsync(ClaimsPrincipal principal, HttpContext call)
    {
        // Whom a provider knows is no user of the ledger: his session ends by its time, or when there is another provider.
        if (Visitor.ProviderOf(principal) is { } provider)
            return provider == call.RequestServices.GetRequiredService<IOptions<OpenIdOptions>>().Value.Authority;
        return Visitor.SessionOf(principal) is var (name, stamp)
            && await call.RequestServices.GetRequiredService<UserAccounts>().FindBySessionAsync(name, stamp, call.RequestAborted) is not null;
    }

    // Whoever reads the keys can sign in as anybody.
    private static DirectoryInfo KeyFolder(IngestOptions ingest)
    {
        var folder = Path.Combine(Path.GetFullPath(ingest.Data), "keys");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
