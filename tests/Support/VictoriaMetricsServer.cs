using System.Globalization;

namespace IndicatorPipeline.Support;

/// <summary>A real victoria-metrics on a loopback port of its own, with its data in a folder of its own.</summary>
public sealed class VictoriaMetricsServer : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly TempFolder _folder;
    private readonly LoopbackServer _server;

    private VictoriaMetricsServer(TempFolder folder, LoopbackServer server, string url)
    {
        _folder = folder;
        _server = server;
        Url = url;
    }

    public string Url { get; }

    public static async Task<VictoriaMetricsServer> StartAsync(CancellationToken cancellationToken)
    {
        var folder = new TempFolder();
        var address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackServer.FreePort()}");
        var process = new LoopbackServer(
            "victoria-metrics",
            "victoria-metrics",
            // Without a long retention it drops old points without a word.
            [$"-httpListenAddr={address}", $"-storageDataPath={folder.Path}", "-retentionPeriod=100y"],
            new Uri($"http://{address}/health"));
        var server = new VictoriaMetricsServer(folder, process, $"http://{address}");
        try
        {
            await process.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Every stored series whose name matches, one JSON object a line: <c>metric</c>, <c>values</c>, <c>timestamps</c>.</summary>
    /// <param name="selector">Such as <c>{__name__=~"economy_.*"}</c>.</param>
    public async Task<IReadOnlyList<string>> ExportAsync(string selector, CancellationToken cancellationToken)
    {
        // What was just taken in is in memory and not found yet.
        using (await Http.GetAsync(new Uri(Url + "/internal/force_flush"), cancellationToken))
        {
        }

        using var content = new FormUrlEncodedContent([new("match[]", selector)]);
        using var response = await Http.PostAsync(new Uri(Url + "/api/v1/export"), content, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsStringAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
