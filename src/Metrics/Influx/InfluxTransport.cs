using IndicatorPipeline.Metrics.Servers;
using IndicatorPipeline.Metrics.Telemetry;
using InfluxDB.Client;
using InfluxDB.Client.Api.Domain;
using InfluxDB.Client.Api.Service;
using InfluxDB.Client.Core.Exceptions;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Asks the server by way of InfluxDB.Client, and by the same connections what the library does not know of, and turns whatever happens into a
/// reply. What may pass is tried again a few times; only cancellation is thrown. No message of its own holds a header or a query, so no
/// secret reaches a log.
/// </summary>
internal sealed class InfluxTransport : IDisposable
{
    // The library insists on an organization where the server does not; this is what InfluxDB's own tools send then.
    private const string NoOrganization = "-";

    private readonly InfluxOptions _options;
    private readonly InfluxHandler _handler;
    private readonly HttpClient _http;
    private readonly InfluxDBClient _client;
    private readonly WriteApiAsync _write;
    private readonly ServerRequests _requests;

    public InfluxTransport(InfluxOptions options, TimeProvider time)
    {
        _options = options;
        _handler = new InfluxHandler(options, time);
        // What takes too long is ended here, by our clock.
        _http = new HttpClient(_handler) { BaseAddress = options.Address, Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _client = new InfluxDBClient(new InfluxDBClientOptions(options.Address.AbsoluteUri)
        {
            HttpClient = _http,
            Timeout = System.Threading.Timeout.InfiniteTimeSpan,
        });
        _write = _client.GetWriteApiAsync();
        Buckets = _client.GetBucketsApi();
        Organizations = _client.GetOrganizationsApi();
        Mappings = _client.CreateService<DBRPsService>(typeof(DBRPsService));
        _requests = new ServerRequests(
            options,
            time,
            outcome => outcome.Result is InfluxReply { IsTemporary: true },
            reply => (reply as InfluxReply)?.RetryAfter,
            static () => PipelineTelemetry.Retries.Add(1));
    }

    /// <summary>Of 2.x.</summary>
    public BucketsApi Buckets { get; }

    /// <summary>Of 2.x.</summary>
    public OrganizationsApi Organizations { get; }

    /// <summary>The databases under which InfluxQL finds the buckets of 2.x.</summary>
    public DBRPsService Mappings { get; }

    /// <summary>Which endpoint takes the writes.</summary>
    public InfluxApi WriteApi
    {
        set => _handler.WriteApi = value;
    }

    /// <summary>Sends lines of line protocol in one request.</summary>
    /// <param name="lines">Gone through once for each attempt.</param>
    public Task<InfluxReply> WriteAsync(IEnumerable<string> lines, string bucket, TimePrecision precision, CancellationToken cancellationToken) =>
        AttemptAsync(
            async token =>
            {
                var response = await _write.WriteRecordsAsyncWithIRestResponse(lines, PrecisionOf(precision), bucket, _options.Org ?? NoOrganization, token);
                return InfluxReply.OfWrite((int)response.StatusCode, response.RawBytes ?? []);
            },
            cancellationToken);

    /// <summary>Does something of 2.x by the library; without a failure the reply is an empty 200.</summary>
    public Task<InfluxReply> DoAsync(Func<CancellationToken, Task> call, CancellationToken cancellationToken) =>
        AttemptAsync(
            async token =>
            {
                await call(token);
                return new InfluxReply(200, []);
            },
            cancellationToken);

    /// <param name="content">Makes the body, anew for each attempt.</param>
    public Task<InfluxReply> SendAsync(HttpMethod method, string pathAndQuery, Func<HttpContent>? content, CancellationToken cancellationToken) =>
        AttemptAsync(
            async token =>
            {
                using var request = new HttpRequestMessage(method, pathAndQuery) { Content = content?.Invoke() };
                using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, token);
                return new InfluxReply((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(token))
                {
                    RetryAfter = response.Headers.RetryAfter?.Delta,
                    Version = HeaderOf(response, "X-Influxdb-Version"),
                    Build = HeaderOf(response, "X-Influxdb-Build"),
                    Date = response.Headers.Date,
                };
            },
            cancellationToken);

    public void Dispose()
    {
        _client.Dispose();
        _http.Dispose();
    }

    private static WritePrecision PrecisionOf(TimePrecision precision) => precision switch
    {
        TimePrecision.Seconds => WritePrecision.S,
        TimePrecision.Nanoseconds => WritePrecision.Ns,
        _ => throw new ArgumentOutOfRangeException(nameof(precision), precision, "There is no such precision."),
    };

    private static string? HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    // Whatever is thrown below the library comes as one of its exceptions too.
    private static bool IsNoFault(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException
        || (exception is HttpException http && (http.Status > 0 || http.InnerException is null || IsNoFault(http.InnerException)));

    private Task<InfluxReply> AttemptAsync(Func<CancellationToken, Task<InfluxReply>> attempt, CancellationToken cancellationToken) =>
        _requests.AskAsync(
            async token =>
            {
                try
                {
                    return await _requests.InTimeAsync(attempt, token);
                }
                catch (TimeoutException exception)
                {
                    return InfluxReply.None(exception.Message);
                }
                catch (Exception exception) when (IsNoFault(exception) && !token.IsCancellationRequested)
                {
                    return exception is HttpException { Status: > 0 } answered ? InfluxReply.Of(answered) : InfluxReply.None(_options.WordsOf(exception));
                }
            },
            cancellationToken);
}
