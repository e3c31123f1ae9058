using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IndicatorPipeline.Browser.Tests;

/// <summary>
/// A real provider of OpenID Connect on a loopback port, at which somebody has signed in already. It is of another site than the console, as providers are:
/// localhost, not 127.0.0.1.
/// </summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    public const string Client = "indicators";
    public const string Secret = "what only the console knows";

    private readonly WebApplication _app;

    private readonly Task _ended;

    private OpenIdProvider(WebApplication app, Task ended) => (_app, _ended) = (app, ended);

    public string Authority => $"http://localhost:{new Uri(_app.Urls.Single()).Port}";

    /// <summary>Whether somebody has signed out there.</summary>
    public bool HasEnded => _ended.IsCompleted;

    /// <param name="claims">What it says of whoever signs in.</param>
    public static async Task<OpenIdProvider> StartAsync(params (string Type, string Value)[] claims)
    {
        var ended = new TaskCompletionSource();
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAuthentication();
        builder.Services.AddOpenIddict().AddServer(server =>
        {
            server.EnableDegradedMode().AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
            server.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token").SetEndSessionEndpointUris("connect/logout");
            server.RegisterScopes(Scopes.Profile);
            server.AddEphemeralEncryptionKey().AddEphemeralSigningKey();
            server.UseAspNetCore().DisableTransportSecurityRequirement();
            server.AddEventHandler<ValidateAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateTokenRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client || context.ClientSecret != Secret)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<ValidateEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                if (context.ClientId != Client)
                    context.Reject(Errors.InvalidClient);
                return default;
            }));
            server.AddEventHandler<HandleEndSessionRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                ended.TrySetResult();
                context.SignOut();
                return default;
            }));
            server.AddEventHandler<HandleAuthorizationRequestContext>(handler => handler.UseInlineHandler(context =>
            {
                var identity = new ClaimsIdentity("provider");
                identity.AddClaim(new Claim(Claims.Subject, "1"));
                foreach (var (type, value) in claims)
                    identity.AddClaim(new Claim(type, value));
                identity.SetDestinations(_ => [Destinations.IdentityToken]);
                context.SignIn(new ClaimsPrincipal(identity).SetScopes(Scopes.OpenId, Scopes.Profile));
                return default;
            }));
        });
        var app = builder.Build();
        app.UseAuthentication();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new OpenIdProvider(app, ended.Task);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }
}
