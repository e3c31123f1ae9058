using System.Globalization;
using System.Net;
using IndicatorPipeline.Support;
using Microsoft.Extensions.Configuration;

namespace IndicatorPipeline.EndToEnd.Tests;

/// <summary>The county's sign-on and collector have certificates of an authority of its own.</summary>
public sealed class OwnAuthorityTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignOnAndCollector_AreTrustedWhereTheAuthorityIsNamed(bool isNamed)
    {
        var provider = "";
        await using var server = new StubServer(request => new StubAnswer(
            200,
            request.PathAndQuery.EndsWith("openid-configuration", StringComparison.Ordinal)
                ? $$"""{ "issuer": "{{provider}}", "authorization_endpoint": "{{provider}}/authorize", "token_endpoint": "{{provider}}/token", "jwks_uri": "{{provider}}/keys" }"""
                : """{ "keys": [] }"""));
        await using var front = new TlsFront(new Uri(server.Url).Port);
        provider = front.Url;
        using var place = new Workplace();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackServer.FreePort()}");
        var authority = isNamed ? front.AuthorityFile : "";
        await using var worker = WorkerProcess.Start(
        [
            .. place.Configuration.AsEnumerable(),
            new("Web:Urls", address),
            new("Telemetry:Endpoint", front.Url),
            new("Telemetry:Protocol", "HttpProtobuf"),
            new("Telemetry:RootCertificate", authority),
            new("OTEL_METRIC_EXPORT_INTERVAL", "200"),
            new("OpenId:Authority", provider),
            new("OpenId:RootCertificate", authority),
            new("OpenId:Roles:Statistician:0", "统计人员"),
        ]);
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(90));

        using var answer = await SignInAsync(http, limit.Token);

        answer.StatusCode.Should().Be(isNamed ? HttpStatusCode.Redirect : HttpStatusCode.ServiceUnavailable, worker.Output());
        if (isNamed)
        {
            answer.Headers.Location!.ToString().Should().StartWith(provider + "/authorize?");
            while (!server.Requests.Any(r => r.PathAndQuery == "/v1/metrics"))
                await Task.Delay(50, limit.Token);
        }
        else
        {
            await Task.Delay(1000, limit.Token);
            server.Requests.Should().BeEmpty("whoever is not trusted is told nothing");
        }

        (await worker.StopAsync(Cancel)).Should().Be(0);
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient http, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await http.GetAsync("/signin/openid", cancellationToken);
            }
            catch (HttpRequestException)
            {
                // It has not begun to listen.
                await Task.Delay(50, cancellationToken);
            }
        }
    }
}
