using System.Globalization;
using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using Polly;
using Polly.Retry;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Sends requests with our credentials and turns whatever happens into a reply. What may pass is tried again a few times; only
/// cancellation is thrown. No message of its own holds a header or a query, so no secret reaches a log.
/// </summary>
internal sealed class InfluxTransport : IDisposable
{
    private readonly InfluxOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly ResiliencePipeline<InfluxReply> _pipeline;

    public InfluxTransport(InfluxOptions options, TimeProvider time)
    {
        _options = options;
        _time = time;
        _authorization = AuthorizationOf(options);
        // Connections are renewed now and then, so that a server that moved to another address is found again.
        var handler = new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = options.Address, Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _pipeline = PipelineOf(options, time);
    }

    /// <param name="content">Makes the body, anew for each attempt.</param>
    public async Task<InfluxReply> SendAsync(HttpMethod method, string pathAndQuery, Func<HttpContent>? content, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(method, pathAndQuery) { Content = content?.Invoke() };
                request.Headers.Authorization = _authorization;
                return await SendOnceAsync(request, token);
            },
            cancellationToken);

    /// <summary>A body of text, compressed if so configured.</summary>
    public Func<HttpContent> Compressed(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (_options.Gzip)
        {
            using var buffer = new MemoryStream();
            using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
                gzip.Write(bytes);
            bytes = buffer.ToArray();
        }

        return () =>
        {
            var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("text/plain", "utf-8") } };
            if (_options.Gzip)
                content.Headers.ContentEncoding.Add("gzip");
            return content;
        };
    }

    public void Dispose() => _http.Dispose();

    private static AuthenticationHeaderValue? AuthorizationOf(InfluxOptions options)
    {
        if (!string.IsNullOrEmpty(options.Token))
            return new AuthenticationHeaderValue("Token", options.Token);
        return options.UserName is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));
    }

    private static ResiliencePipeline<InfluxReply> PipelineOf(InfluxOptions options, TimeProvider time)
    {
        if (options.Retries == 0)
            return ResiliencePipeline<InfluxReply>.Empty;
        return new ResiliencePipelineBuilder<InfluxReply> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<InfluxReply>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.RetryDelayLimit,
                DelayGenerator = static arguments => ValueTask.FromResult(arguments.Outcome.Result?.RetryAfter),
                // A long pause is not slept through here: it would hold up whoever waits for the outcome.
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { IsTemporary: true } reply && !(reply.RetryAfter > options.RetryDelayLimit)),
            })
            .Build();
    }

    private async Task<InfluxReply> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            return new InfluxReply(
                (int)response.StatusCode,
                await response.Content.ReadAsByteArrayAsync(either.Token),
                RetryAfterOf(response),
                HeaderOf(response, "X-Influxdb-Version"),
                HeaderOf(response, "X-Influxdb-Build"));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return NoReply(string.Create(CultureInfo.InvariantCulture, $"No answer within {_options.Timeout.TotalSeconds:0.#} seconds."));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return NoReply(exception.InnerException is { } inner ? $"{exception.Message} {inner.Message}" : exception.Message);
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter;
        var pause = after?.Delta ?? (after?.Date - _time.GetUtcNow());
        return pause < TimeSpan.Zero ? TimeSpan.Zero : pause;
    }

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static InfluxReply NoReply(string why) => new(0, Encoding.UTF8.GetBytes(why), null, null, null);
}
