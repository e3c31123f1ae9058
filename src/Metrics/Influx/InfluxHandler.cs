using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Web;

namespace IndicatorPipeline.Metrics.Influx;

/// <summary>
/// Stands between InfluxDB.Client, which speaks to 2.x, and whatever server is there: writes go where it takes them, with our credentials and
/// compressed; a Retry-After arrives as the number of seconds that is all the library can read.
/// </summary>
internal sealed class InfluxHandler : DelegatingHandler
{
    private const string LibraryWritePath = "/api/v2/write";

    private const string RetryAfter = "Retry-After";

    // Whoever asks for more does not mean it; we would be silent for good.
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly InfluxOptions _options;
    private readonly TimeProvider _time;
    private readonly AuthenticationHeaderValue? _authorization;

    public InfluxHandler(InfluxOptions options, TimeProvider time)
        : base(ConnectionsOf(options))
    {
        _options = options;
        _time = time;
        _authorization = AuthorizationOf(options);
    }

    /// <summary>Which endpoint takes the writes. It is known when the server has answered, which is before anything is written.</summary>
    public InfluxApi WriteApi { get; set; } = InfluxApi.V2;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The library's own is a token, which 1.x refuses.
        request.Headers.Authorization = _authorization;
        if (request is { RequestUri: { } address, Content: { } content } && address.AbsolutePath.EndsWith(LibraryWritePath, StringComparison.Ordinal))
        {
            if (WriteApi == InfluxApi.V1)
                request.RequestUri = InVersion1(address);
            if (_options.Gzip)
                request.Content = await CompressedAsync(content, cancellationToken);
        }

        var response = await base.SendAsync(request, cancellationToken);
        SayRetryAfterInSeconds(response);
        return response;
    }

    private static SocketsHttpHandler ConnectionsOf(InfluxOptions options)
    {
        var connections = options.NewConnections();
        connections.AutomaticDecompression = DecompressionMethods.All;
        return connections;
    }

    private static AuthenticationHeaderValue? AuthorizationOf(InfluxOptions options)
    {
        if (!string.IsNullOrEmpty(options.Token))
            return new AuthenticationHeaderValue("Token", options.Token);
        return options.UserName is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}")));
    }

    private static async Task<HttpContent> CompressedAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
            await content.CopyToAsync(gzip, cancellationToken);
        // Of a known length: not every proxy takes a body in chunks.
        var compressed = new ByteArrayContent(buffer.GetBuffer(), 0, (int)buffer.Length);
        compressed.Headers.ContentType = content.Headers.ContentType;
        compressed.Headers.ContentEncoding.Add("gzip");
        content.Dispose();
        return compressed;
    }

    private Uri InVersion1(Uri address)
    {
        var precision = HttpUtility.ParseQueryString(address.Query)["precision"];
        return new Uri(_options.Address, InfluxAddress.Of("write", ("db", _options.Database), ("rp", _options.RetentionPolicy), ("precision", precision)));
    }

    // The library makes an int of it, whatever is there: a date or a number too large for one would be an exception about formats.
    private void SayRetryAfterInSeconds(HttpResponseMessage response)
    {
        if (!response.Headers.NonValidated.TryGetValues(RetryAfter, out var values))
            return;
        var given = response.Headers.RetryAfter;
        var isHuge = given is null && values.ToString() is { Length: > 0 } text && text.All(char.IsAsciiDigit);
        var pause = isHuge ? LongestPause : given?.Delta ?? (given?.Date - _time.GetUtcNow());
        response.Headers.Remove(RetryAfter);
        if (pause is { } length)
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(Math.Clamp(Math.Ceiling(length.TotalSeconds), 0, LongestPause.TotalSeconds)));
    }
}
