using System.Net;
using IndicatorPipeline.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IndicatorPipeline.Ingest.Tests.Web;

/// <summary>The console of a workplace, and a browser that looks at it.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ConsoleHost(WebApplication app)
    {
        _app = app;
        Browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()), DefaultRequestHeaders = { { "Accept", ConsoleBrowser.Accepts } } };
    }

    public HttpClient Browser { get; }

    /// <summary>Everything that can be called: method and pattern.</summary>
    public IReadOnlyList<(string Method, string Pattern)> Endpoints =>
    [
        .. _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => (m, e.RoutePattern.RawText!))),
    ];

    /// <summary>A browser of somebody's own, that nobody has signed in with.</summary>
    public ConsoleBrowser NewBrowser() => new(Browser.BaseAddress!);

    public static async Task<ConsoleHost> StartAsync(Workplace place)
    {
        var app = WorkerHost.Build(place.Configuration, place.Time);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ConsoleHost(app);
    }

    /// <summary>The page at an address, which must be there.</summary>
    public Task<string> PageAsync(string address) => PageAsync(address, HttpStatusCode.OK);

    public async Task<string> PageAsync(string address, HttpStatusCode status)
    {
        using var response = await Browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.Should().Be(status, address);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await _app.StopAsync(TestContext.Current.CancellationToken);
        await _app.DisposeAsync();
    }
}
