using System.Net;
using System.Text.RegularExpressions;

namespace IndicatorPipeline.Ingest.Tests.Web;

/// <summary>A browser with its cookies, that follows no redirect by itself.</summary>
internal sealed partial class ConsoleBrowser : IDisposable
{
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>What browsers say that they accept.</summary>
    public const string Accepts = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private readonly HttpClient _http;

    public ConsoleBrowser(Uri console)
    {
        var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies };
        _http = new HttpClient(handler) { BaseAddress = console, DefaultRequestHeaders = { { "Accept", Accepts } } };
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Signs in, which has to succeed.</summary>
    public async Task<ConsoleBrowser> SignInAsync(string name, string password)
    {
        (await SubmitAsync("/signin", "/signin", ("name", name), ("password", password))).StatusCode.Should().Be(HttpStatusCode.Redirect);
        return this;
    }

    /// <summary>Sends a key with each call, as a program does.</summary>
    public ConsoleBrowser WithKey(string key)
    {
        _http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return AsProgram();
    }

    /// <summary>Says of no answer that it would be read by a person.</summary>
    public ConsoleBrowser AsProgram()
    {
        _http.DefaultRequestHeaders.Accept.Clear();
        return this;
    }

    public Task<HttpResponseMessage> GetAsync(string address) => _http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <param name="accepts">What kind of answer is asked for.</param>
    public async Task<HttpResponseMessage> GetAsync(string address, string accepts)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, UriKind.Relative)) { Headers = { { "Accept", accepts } } };
        return await _http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<string> PageAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(address);
        response.StatusCode.Should().Be(status, address);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a form of a page, with the page's token.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await PostAsync(action, [(TokenField, await TokenOfAsync(page)), .. fields]);

    /// <summary>Sends a file by the form of a page.</summary>
    public async Task<HttpResponseMessage> UploadAsync(string page, string field, string name, byte[] content)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenOfAsync(page)), TokenField },
            { new ByteArrayContent(content), field, name },
        };
        return await _http.PostAsync(new Uri(page, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends fields that no page of ours has made.</summary>
    public async Task<HttpResponseMessage> PostAsync(string action, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await _http.PostAsync(new Uri(action, UriKind.Relative), form, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> TokenOfAsync(string page) => WebUtility.HtmlDecode(Token().Match(await PageAsync(page)).Groups[1].Value);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
