using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace IndicatorPipeline.Support;

/// <summary>A real influxd 1.x on loopback ports of its own, with its data in a folder of its own.</summary>
public sealed class InfluxServer : IAsyncDisposable
{
    /// <summary>The administrator of a server with authentication.</summary>
    public const string UserName = "admin";

    /// <summary>His password.</summary>
    public const string Password = "成功'path\\word";

    private static readonly HttpClient Http = new();

    private readonly TempFolder _folder;
    private readonly LoopbackServer _server;

    private InfluxServer(TempFolder folder, LoopbackServer server, string url, bool authenticates)
    {
        _folder = folder;
        _server = server;
        Url = url;
        Authenticates = authenticates;
    }

    /// <summary>Its address, which outlives a restart.</summary>
    public string Url { get; }

    public bool Authenticates { get; }

    /// <param name="authentication">Whether it asks for user and password.</param>
    /// <param name="maxBodySize">The longest body that it takes, in bytes; null for its own default of 25 MB.</param>
    public static async Task<InfluxServer> StartAsync(CancellationToken cancellationToken, bool authentication = false, int? maxBodySize = null)
    {
        var folder = new TempFolder();
        var port = LoopbackServer.FreePort();
        var configuration = folder.Combine("influxdb.conf");
        await File.WriteAllTextAsync(
            configuration,
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                reporting-disabled = true
                bind-address = "127.0.0.1:{LoopbackServer.FreePort()}"
                [meta]
                  dir = "{folder.Combine("meta")}"
                [data]
                  dir = "{folder.Combine("data")}"
                  wal-dir = "{folder.Combine("wal")}"
                [monitor]
                  store-enabled = false
                [logging]
                  level = "warn"
                [http]
                  bind-address = "127.0.0.1:{port}"
                  auth-enabled = {(authentication ? "true" : "false")}
                  {(maxBodySize is { } size ? $"max-body-size = {size}" : "")}
                """),
            cancellationToken);
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        var process = new LoopbackServer("influxd", "influxdb", ["run", "-config", configuration], new Uri(url + "/ping"));
        var server = new InfluxServer(folder, process, url, authentication);
        try
        {
            await process.StartAsync(cancellationToken);
            if (authentication)
            {
                var password = Password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal);
                await server.QueryAsync($"CREATE USER {UserName} WITH PASSWORD '{password}' WITH ALL PRIVILEGES", cancellationToken);
            }

            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Kills it, as a power cut would.</summary>
    public Task StopAsync() => _server.StopAsync();

    /// <summary>Starts it again at the same address with the same data.</summary>
    public Task StartAgainAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    /// <summary>Runs a statement and returns the answer as it comes.</summary>
    public async Task<string> QueryAsync(string statement, CancellationToken cancellationToken, string? database = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/query?epoch=s&db={database}")
        {
            Content = new FormUrlEncodedContent([new("q", statement)]),
        };
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Writes lines past the program under test; timestamps are in seconds.</summary>
    public async Task WriteAsync(string database, string lines, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Url}/write?precision=s&db={database}") { Content = new StringContent(lines) };
        await SendAsync(request, cancellationToken);
    }

    /// <summary>Halts it: it holds its connections and answers nothing.</summary>
    public Task PauseAsync() => _server.PauseAsync();

    /// <summary>Lets it go on.</summary>
    public Task ResumeAsync() => _server.ResumeAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task<string> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Authenticates)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}")));
        using var response = await Http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"influxd says {(int)response.StatusCode}: {answer}");
    }
}
